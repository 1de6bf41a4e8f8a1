package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.planes.block.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** How large the file system of files has to be, at most, and whether a machine could boot from it. */
public final class TreeSize implements FileTree.Target {
    private static final long GIBIBYTE = 1L << 30;
    private static final int BLOCK = 4096;
    /** A file system of this size has as many inodes as are made for a volume of the usual size. */
    private static final long BYTES_PER_FILE = 16_384;

    private static final Set<String> INITS = Set.of(
            "sbin/init", "usr/sbin/init", "bin/init", "usr/bin/init", "lib/systemd/systemd", "usr/lib/systemd/systemd");

    private final Set<String> found = new HashSet<>();
    private long files;
    private long bytes;

    /** Measures files. @throws IOException if they cannot be read */
    public static TreeSize of(FileTree tree) throws IOException {
        var size = new TreeSize();
        tree.makeIn(size);
        return size;
    }

    @Override
    public void remove(String path) {
        found.removeIf(init -> init.equals(path) || init.startsWith(path + '/'));
    }

    @Override
    public void clear(String folder) {
        found.removeIf(init -> folder.isEmpty() || init.startsWith(folder + '/'));
    }

    @Override
    public void put(FileTree.Node node, InputStream contents) {
        files++;
        bytes += (node.size() + BLOCK - 1) / BLOCK * BLOCK;
        if (INITS.contains(node.path())) {
            found.add(node.path());
        }
    }

    /** Whether there is a first process. */
    public boolean boots() {
        return !found.isEmpty();
    }

    /** GiB that are enough, with room to work in. */
    public int gibibytes() {
        long needed = Math.max(bytes + bytes / 4, files * BYTES_PER_FILE * 5 / 4);
        return (int) Math.min(Integer.MAX_VALUE, needed / GIBIBYTE + 2);
    }
}
