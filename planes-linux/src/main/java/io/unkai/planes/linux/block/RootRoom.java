package io.unkai.planes.linux.block;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the room of root file systems away, and gives it back. A file system whose disk refuses a write gives itself up and is read only
 * until its machine boots again; one that knows that there is no room refuses its users, and goes on. The kernel keeps blocks of each
 * ext4 file system for its own needs, and as many as it is told: all of them, while the pool has little left.
 */
final class RootRoom {
    private static final Path MOUNTED = Path.of("/sys/fs/ext4");
    /** What the kernel keeps by itself: the fiftieth part, and at most so many blocks. */
    private static final long USUAL = 4096;

    private static final int USUAL_PART = 50;
    private static final int SECTORS_OF_BLOCK = 8;

    private final Path data;

    /** @param data the folder below which all disks are */
    RootRoom(Path data) {
        this.data = data;
    }

    /** Looks at each root file system. */
    void tend(boolean little) throws IOException {
        if (!Files.isDirectory(MOUNTED)) {
            return;
        }
        try (var mounted = Files.newDirectoryStream(MOUNTED, "loop*")) {
            for (Path one : mounted) {
                var name = String.valueOf(one.getFileName());
                if (isOurs(name)) {
                    changeIfThere(one, name, little);
                }
            }
        }
    }

    private boolean isOurs(String loop) {
        try {
            var file = text(Path.of("/sys/block", loop, "loop", "backing_file"));
            return Path.of(file).startsWith(data);
        } catch (IOException gone) {
            return false;
        }
    }

    /** A machine may end meanwhile, and its file system with it. */
    private static void changeIfThere(Path mounted, String loop, boolean little) throws IOException {
        try {
            change(mounted, loop, little);
        } catch (IOException e) {
            if (Files.exists(mounted)) {
                throw e;
            }
        }
    }

    private static void change(Path mounted, String loop, boolean little) throws IOException {
        long blocks = Long.parseLong(text(Path.of("/sys/block", loop, "size"))) / SECTORS_OF_BLOCK;
        Path kept = mounted.resolve("reserved_clusters");
        boolean most = Long.parseLong(text(kept)) > USUAL;
        if (little && !most) {
            most(kept, blocks * (SECTORS_OF_BLOCK / 2));
        } else if (!little && most) {
            var _ = accepts(kept, Math.min(USUAL, blocks / USUAL_PART));
        }
    }

    /** Keeps as much as the kernel lets itself be told, which is all blocks, whatever their size is. */
    private static void most(Path kept, long highest) {
        long low = 0;
        long high = highest;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (accepts(kept, middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        var _ = accepts(kept, low);
    }

    private static boolean accepts(Path kept, long blocks) {
        try {
            Files.writeString(kept, Long.toString(blocks), StandardCharsets.US_ASCII);
            return true;
        } catch (IOException tooMany) {
            return false;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
