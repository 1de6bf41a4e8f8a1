package io.unkai.planes.linux.block;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.crypt.OpenDisks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Shows what files of ciphertext mean, for those who know some keys.
 *
 * @param keys the keys, by volume
 */
record ShownDisks(OpenDisks open, Map<String, DiskKey> keys) {
    /** Uses a file. */
    @FunctionalInterface
    interface Use {
        void of(Path file) throws IOException;
    }

    /** Uses what a file means: the file itself, or what is shown of it meanwhile where it is encrypted. Nothing else uses the volume. */
    void use(String volume, Path file, Use use) throws IOException {
        if (!String.valueOf(file.getFileName()).contains(DiskFile.ENCRYPTED)) {
            use.of(file);
            return;
        }
        // What a process left that was killed may show another file.
        open.close(volume);
        unlock(volume, file);
        try {
            use.of(open.file(volume));
        } finally {
            open.close(volume);
        }
    }

    /** Shows a file until it is closed. */
    void unlock(String volume, Path file) throws IOException {
        var key = keys.get(volume);
        if (key == null) {
            throw new IOException("the key of " + volume + " is not known");
        }
        open.open(volume, file, key);
    }
}
