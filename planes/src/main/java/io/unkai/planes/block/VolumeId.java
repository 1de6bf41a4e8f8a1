package io.unkai.planes.block;

import java.util.regex.Pattern;

/** What ids of volumes and snapshots look like; nothing else becomes part of a path. */
public final class VolumeId {
    private static final Pattern VOLUME = Pattern.compile("vol-[0-9a-f]{8,17}");
    private static final Pattern SNAPSHOT = Pattern.compile("snap-[0-9a-f]{8,17}");

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

    /**
     * The id of a snapshot, if it is one.
     *
     * @throws IllegalArgumentException if not
     */
    public static String checkSnapshot(String id) {
        if (!SNAPSHOT.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a snapshot");
        }
        return id;
    }
}
