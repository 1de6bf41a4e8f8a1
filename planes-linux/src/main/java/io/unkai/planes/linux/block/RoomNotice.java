package io.unkai.planes.linux.block;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that says whether the pool has room, for the volumes that a program of a machine is the file system of: these have no blocks that
 * the kernel could keep. All machines see this one file, so it is written where it is and never replaced.
 *
 * @param file where it is
 */
public record RoomNotice(Path file) {
    /** As long as the other: whoever reads while it is written reads one of them. */
    private static final String FULL = "full\n";

    private static final String ROOM = "room\n";

    /** That of the pool in a folder. */
    public static RoomNotice in(Path data) {
        return new RoomNotice(data.resolve("room"));
    }

    /** Says it, unless that is what it says. */
    void say(boolean full) throws IOException {
        var text = full ? FULL : ROOM;
        if (!text.equals(said())) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private String said() throws IOException {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
