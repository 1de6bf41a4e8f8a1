package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB from a fixed place. Its own loader leaves a copy of 17 MB in the temporary folder each time the process is
 * killed.
 */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    /** Loads the library, once per process: the one beside the jar, or else one that is unpacked into this folder, once per version. */
    static synchronized void load(Path folder) {
        if (loaded) {
            return;
        }
        try {
            var built = built();
            var home = built == null ? unpack(folder) : built;
            RocksDB.loadLibrary(List.of(home.toString()));
            loaded = true;
        } catch (IOException e) {
            throw new StoreException(Reason.BROKEN, "Cannot unpack RocksDB into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Where a build has put the library, so that no start has to unpack it; null where it has not. */
    private static @Nullable Path built() throws IOException {
        var source = RocksDB.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            var home = Path.of(source.getLocation().toURI()).resolveSibling("native");
            return Files.isReadable(home.resolve(Environment.getJniLibraryFileName("rocksdbjni"))) ? home : null;
        } catch (URISyntaxException e) {
            throw new IOException("RocksDB is at no place that can be named: " + source.getLocation(), e);
        }
    }

    /** Unpacks what this build brings, into a folder named after its checksum. */
    private static Path unpack(Path folder) throws IOException {
        var name = Environment.getJniLibraryFileName("rocksdb");
        var found = RocksDB.class.getClassLoader().getResource(name);
        if (found == null || !(found.openConnection() instanceof JarURLConnection packed)) {
            throw new IOException("this build of RocksDB has no " + name);
        }
        packed.setUseCaches(false);
        try (var in = packed.getInputStream()) {
            var home = folder.resolve(Long.toHexString(packed.getJarEntry().getCrc()));
            Files.createDirectories(home);
            var library = home.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
            if (!Files.exists(library)) {
                var half = home.resolve(name + ".part");
                Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, library, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        }
    }
}
