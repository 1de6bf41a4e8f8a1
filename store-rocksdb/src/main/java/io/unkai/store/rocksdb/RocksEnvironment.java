package io.unkai.store.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a process that opens stores should find in its environment. */
public final class RocksEnvironment {
    private RocksEnvironment() {}

    /** Variables that save RocksDB from starting {@code ldd} to find out which C library this is. */
    public static Map<String, String> variables() {
        return Map.of("ROCKSDB_MUSL_LIBC", Boolean.toString(isMusl()));
    }

    private static boolean isMusl() {
        try (var loaders = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*.so.1")) {
            return loaders.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}
