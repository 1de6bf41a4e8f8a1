package io.unkai.planes.block;

import java.util.regex.Pattern;

/** What ids of volumes look like; nothing else becomes part of a path. */
public final class VolumeId {
    private static final Pattern VOLUME = Pattern.compile("vol-[0-9a-f]{8,17}");

    private VolumeId() {}

    /**
     * The id, if it is one.
     *
     * @throws IllegalArgumentException if not
     */
    public static String check(String id) {
        if (!VOLUME.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a volume");
        }
        return id;
    }
}
