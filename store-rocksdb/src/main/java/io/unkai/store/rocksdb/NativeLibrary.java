package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB from a fixed place. Its own loader leaves a copy of 17 MB in the temporary folder each time the process is
 * killed.
 */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    /** Unpacks the library into a folder, once per version, and loads it, once per process. */
    static synchronized void load(Path folder) {
        if (loaded) {
            return;
        }
        try {
            var version = RocksDB.class.getPackage().getImplementationVersion();
            var home = folder.resolve(version == null ? "rocksdb" : "rocksdb-" + version);
            Files.createDirectories(home);
            unpack(home.resolve(Environment.getJniLibraryFileName("rocksdb")));
            RocksDB.loadLibrary(List.of(home.toString()));
            loaded = true;
        } catch (IOException e) {
            throw new StoreException(Reason.BROKEN, "Cannot unpack RocksDB into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(Path library) throws IOException {
        var name = library.getFileName();
        try (var packed = RocksDB.class.getClassLoader().getResourceAsStream(String.valueOf(name))) {
            if (packed == null) {
                throw new IOException("this build of RocksDB has no " + name);
            }
            if (Files.exists(library)) {
                return;
            }
            var half = library.resolveSibling(name + ".part");
            Files.copy(packed, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, library, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
