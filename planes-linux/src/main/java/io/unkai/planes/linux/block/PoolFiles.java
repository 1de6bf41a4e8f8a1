package io.unkai.planes.linux.block;

import io.unkai.planes.linux.ffm.SparseFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;

/** What is done to the files of a pool. */
final class PoolFiles {
    /** What is on disks is nobody's business but the server's. */
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

    private PoolFiles() {}

    /** Fills a new file. */
    @FunctionalInterface
    interface Making {
        void fill(Path begun) throws IOException;
    }

    /** Makes a file, which is there on the disk with all that is in it or not at all. */
    static Path make(Path file, Path begun, Making making) throws IOException {
        making.fill(begun);
        Files.setPosixFilePermissions(begun, OWNERS);
        sync(begun, StandardOpenOption.WRITE);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file);
        return file;
    }

    /**
     * Makes a file that is no more than a copy which shares its blocks. It need not be on the disk when this ends: the pool writes what
     * was done in its order, so that whenever the host fails the file is there with all that is in it or not at all.
     */
    static void makeCopy(Path file, Path begun, Making making) throws IOException {
        making.fill(begun);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a file is called is on the disk when this ends. */
    static void syncFolder(Path file) throws IOException {
        sync(file.resolveSibling("."), StandardOpenOption.READ);
    }

    private static void sync(Path file, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    /** Copies a file as it is at one moment, whoever writes to it; both share their blocks until one of them is written to. */
    static void share(Path source, Path copy) throws IOException {
        Files.write(copy, new byte[0]);
        try (var from = SparseFile.open(source);
                var to = SparseFile.openToPunch(copy)) {
            to.share(from);
        }
    }

    /** Makes a file that begins as another one and is as large as this. @throws IOException where it would be smaller */
    static void restore(Path source, Path begun, long bytes) throws IOException {
        if (bytes < Files.size(source)) {
            throw new IOException("at least " + Files.size(source) + " bytes are needed");
        }
        share(source, begun);
        enlarge(begun, bytes);
    }

    /** Makes a file of zeros in the place of what is there. */
    static void blank(Path file, long bytes) throws IOException {
        Files.deleteIfExists(file);
        enlarge(file, bytes);
    }

    /** Makes a file larger, or makes it; what is added is zeros and takes no room. */
    static void enlarge(Path file, long bytes) throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            if (bytes > sparse.length()) {
                sparse.setLength(bytes);
            }
        }
    }

    /** The ids of the files that begin and end so: what is before the first point of their names. */
    static Set<String> ids(Path folder, String pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                var name = String.valueOf(file.getFileName());
                found.add(name.substring(0, name.indexOf('.')));
            }
        }
        return Set.copyOf(found);
    }

    /** Deletes a file, and what was begun of it. */
    static boolean delete(Path file, Path begun) throws IOException {
        Files.deleteIfExists(begun);
        return Files.deleteIfExists(file);
    }
}
