package io.unkai.planes.linux.ffm;

import io.unkai.planes.block.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;

/**
 * Makes files in a folder that is the root of a mounted file system, whatever strangers want them to be: the kernel takes every path as if
 * there were nothing above the folder, and nothing of another file system is reached.
 */
public final class FolderFiles implements FileTree.Target, AutoCloseable {
    /** No magic links, nothing that is mounted, and the folder is the root. */
    private static final long IN_ROOT = 0x1 | 0x2 | 0x10;

    private static final int PIPE = 0x1000;
    private static final int FOLDER_MODE = 0755;
    private static final int MOST_LINKS = 40;
    private static final int PART = 1 << 18;
    private static final String CAPABILITY = "security.capability";

    private final int root;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment part = arena.allocate(PART);
    private final byte[] bytes = new byte[PART];

    private FolderFiles(int root) {
        this.root = root;
    }

    /** Opens a folder, from within the mounts that it is seen in; it stays open when those are gone. */
    public static FolderFiles open(Path folder) throws IOException {
        return new FolderFiles(CLibrary.open(
                folder.toString(), FolderCalls.PATH_ONLY | FolderCalls.FOLDER | FolderCalls.CLOSE_ON_EXEC));
    }

    @FunctionalInterface
    private interface Work {
        void in(int folder, String name) throws IOException;
    }

    /** Does something to a name in its folder. */
    private void at(String path, boolean making, Work work) throws IOException {
        int slash = path.lastIndexOf('/');
        int folder = folder(parent(path), making ? MOST_LINKS : 0);
        try {
            work.in(folder, path.substring(slash + 1));
        } finally {
            CLibrary.close(folder);
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** @param links how many links to folders that are still to be made may be followed; 0 to make none */
    private int folder(String path, int links) throws IOException {
        try {
            return FolderCalls.open(
                    root, path.isEmpty() ? "." : path, FolderCalls.PATH_ONLY | FolderCalls.FOLDER, 0, IN_ROOT);
        } catch (CLibrary.Failed e) {
            if (e.error() != FolderCalls.NOT_THERE || links == 0 || path.isEmpty()) {
                throw e;
            }
            return madeFolder(path, links);
        }
    }

    private int madeFolder(String path, int links) throws IOException {
        var name = path.substring(path.lastIndexOf('/') + 1);
        int above = folder(parent(path), links);
        try {
            FolderCalls.makeFolder(above, name, FOLDER_MODE);
        } catch (CLibrary.Failed e) {
            if (e.error() != FolderCalls.EXISTS) {
                throw e;
            }
            // A link to a folder that nobody has made yet.
            var target = FolderCalls.target(above, name);
            return folder(within(target.startsWith("/") ? target : parent(path) + '/' + target), links - 1);
        } finally {
            CLibrary.close(above);
        }
        return folder(path, 0);
    }

    /** A path without points, which cannot lead above the root. */
    private static String within(String path) {
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    @Override
    public void remove(String path) throws IOException {
        try {
            at(path, false, FolderFiles::remove);
        } catch (CLibrary.Failed e) {
            if (e.error() != FolderCalls.NOT_THERE && e.error() != FolderCalls.NO_FOLDER) {
                throw e;
            }
        }
    }

    private static void remove(int folder, String name) throws IOException {
        try {
            CLibrary.unlinkat(folder, name);
        } catch (CLibrary.Failed e) {
            if (e.error() == FolderCalls.IS_FOLDER || e.error() == FolderCalls.NOT_PERMITTED) {
                empty(folder, name);
                FolderCalls.removeFolder(folder, name);
            } else if (e.error() != FolderCalls.NOT_THERE) {
                throw e;
            }
        }
    }

    private static void empty(int folder, String name) throws IOException {
        int below = FolderCalls.open(
                folder, name, FolderCalls.PATH_ONLY | FolderCalls.FOLDER | FolderCalls.NO_FOLLOW, 0, IN_ROOT);
        try {
            int list = FolderCalls.open(below, ".", FolderCalls.FOLDER, 0, IN_ROOT);
            for (var one : FolderCalls.names(list)) {
                remove(below, one);
            }
        } finally {
            CLibrary.close(below);
        }
    }

    @Override
    public void clear(String path) throws IOException {
        try {
            if (path.isEmpty()) {
                empty(root, ".");
            } else {
                at(path, false, FolderFiles::empty);
            }
        } catch (CLibrary.Failed e) {
            if (e.error() != FolderCalls.NOT_THERE
                    && e.error() != FolderCalls.NO_FOLDER
                    && e.error() != FolderCalls.LOOP) {
                throw e;
            }
        }
    }

    @Override
    public void put(FileTree.Node node, InputStream contents) throws IOException {
        if (node.path().isEmpty()) {
            describe(root, ".", node);
            return;
        }
        at(node.path(), true, (folder, name) -> {
            if (node.kind() == FileTree.Kind.FOLDER) {
                makeFolder(folder, name);
            } else {
                remove(folder, name);
                make(folder, name, node, contents);
            }
            if (node.kind() != FileTree.Kind.LINK) {
                describe(folder, name, node);
            }
        });
    }

    private static void makeFolder(int folder, String name) throws IOException {
        try {
            FolderCalls.makeFolder(folder, name, FOLDER_MODE);
        } catch (CLibrary.Failed e) {
            if (e.error() != FolderCalls.EXISTS) {
                throw e;
            }
            if (!isFolder(folder, name)) {
                remove(folder, name);
                FolderCalls.makeFolder(folder, name, FOLDER_MODE);
            }
        }
    }

    private static boolean isFolder(int folder, String name) throws IOException {
        try {
            CLibrary.close(FolderCalls.open(
                    folder, name, FolderCalls.PATH_ONLY | FolderCalls.FOLDER | FolderCalls.NO_FOLLOW, 0, IN_ROOT));
            return true;
        } catch (CLibrary.Failed e) {
            if (e.error() == FolderCalls.NO_FOLDER || e.error() == FolderCalls.LOOP) {
                return false;
            }
            throw e;
        }
    }

    private void make(int folder, String name, FileTree.Node node, InputStream contents) throws IOException {
        switch (node.kind()) {
            case FILE -> fill(folder, name, node, contents);
            case SYMBOLIC_LINK -> CLibrary.symlinkat(node.target(), folder, name);
            case PIPE -> CLibrary.mknodat(folder, name, PIPE, 0);
            case LINK -> at(node.target(), false, (from, known) -> FolderCalls.link(from, known, folder, name));
            case FOLDER -> throw new IllegalArgumentException(node.path());
        }
    }

    private void fill(int folder, String name, FileTree.Node node, InputStream contents) throws IOException {
        int file = FolderCalls.open(folder, name, FolderCalls.NEW_TO_WRITE | FolderCalls.NO_FOLLOW, 0600, IN_ROOT);
        try {
            for (int read = contents.read(bytes); read >= 0; read = contents.read(bytes)) {
                MemorySegment.copy(bytes, 0, part, ValueLayout.JAVA_BYTE, 0, read);
                for (long done = 0; done < read; ) {
                    done += CLibrary.write(file, part.asSlice(done, read - done));
                }
            }
            if (node.capability().size() > 0) {
                FolderCalls.own(folder, name, node.owner(), node.group());
                FolderCalls.attribute(file, CAPABILITY, node.capability().shared());
            }
        } finally {
            CLibrary.close(file);
        }
    }

    /** Whose it is and who may what; a change of the owner would take rights of programs away, so that those come later. */
    private static void describe(int folder, String name, FileTree.Node node) throws IOException {
        if (node.capability().size() == 0) {
            FolderCalls.own(folder, name, node.owner(), node.group());
        }
        if (node.kind() != FileTree.Kind.SYMBOLIC_LINK) {
            FolderCalls.mode(folder, name, node.mode());
        }
        FolderCalls.time(folder, name, node.seconds());
    }

    @Override
    public void close() throws IOException {
        arena.close();
        CLibrary.close(root);
    }
}
