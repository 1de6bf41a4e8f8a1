package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.planes.block.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files of a tar archive, made above those of the layers below it. What it hides of these says its own members ({@code .wh.}), which
 * never become files. Devices are left out: a machine has its own, and could use no other. Whoever wrote the archive reaches nothing by it:
 * a path that leads out of it is refused.
 */
final class TarLayer {
    private static final String HIDES = ".wh.";
    private static final String HIDES_ALL = ".wh..wh..opq";
    /** Most members of an archive. */
    private static final int MOST = 1_000_000;

    private static final Map<Character, FileTree.Kind> KINDS = Map.of(
            '0', FileTree.Kind.FILE,
            '1', FileTree.Kind.LINK,
            '2', FileTree.Kind.SYMBOLIC_LINK,
            '5', FileTree.Kind.FOLDER,
            '6', FileTree.Kind.PIPE);

    private TarLayer() {}

    /** Opens the archive; it is read as often as it is opened. */
    @FunctionalInterface
    interface Archive {
        InputStream open() throws IOException;
    }

    /** Hides what the layer hides of those below it, then makes its own files. */
    static void makeIn(FileTree.Target target, Archive archive, boolean above) throws IOException {
        if (above) {
            for (var hidden : hidden(archive)) {
                var name = hidden.substring(hidden.lastIndexOf('/') + 1);
                var folder = hidden.substring(0, Math.max(0, hidden.length() - name.length() - 1));
                if (name.equals(HIDES_ALL)) {
                    target.clear(folder);
                } else {
                    target.remove(path(folder + '/' + name.substring(HIDES.length())));
                }
            }
        }
        try (var in = archive.open()) {
            var tar = new TarReader(in);
            int members = 0;
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                checkCount(++members);
                var path = path(entry.name());
                var kind = KINDS.get(entry.type());
                if (kind != null && !(above && isHiding(path))) {
                    target.put(node(path, kind, entry), tar.contents());
                }
            }
        }
    }

    private static List<String> hidden(Archive archive) throws IOException {
        var found = new ArrayList<String>();
        try (var in = archive.open()) {
            var tar = new TarReader(in);
            int members = 0;
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                checkCount(++members);
                var path = path(entry.name());
                if (isHiding(path)) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private static void checkCount(int members) throws IOException {
        if (members > MOST) {
            throw new IOException("The archive has more than " + MOST + " files.");
        }
    }

    private static boolean isHiding(String path) {
        return path.startsWith(HIDES, path.lastIndexOf('/') + 1);
    }

    private static FileTree.Node node(String path, FileTree.Kind kind, TarEntry entry) throws IOException {
        if (path.isEmpty() && kind != FileTree.Kind.FOLDER) {
            throw new IOException("The root of the archive is no folder.");
        }
        var target = switch (kind) {
            case LINK -> path(entry.link());
            case SYMBOLIC_LINK -> checked(entry.link());
            default -> "";
        };
        if (target.isEmpty() && (kind == FileTree.Kind.LINK || kind == FileTree.Kind.SYMBOLIC_LINK)) {
            throw new IOException("The archive has a link to nothing: " + path);
        }
        return new FileTree.Node(
                path,
                kind,
                entry.mode(),
                entry.owner(),
                entry.group(),
                entry.seconds(),
                target,
                entry.size(),
                entry.capability());
    }

    private static String checked(String text) throws IOException {
        if (text.length() > FileTree.MAX_PATH || text.indexOf('\0') >= 0) {
            throw new IOException("The archive has a path that is too long.");
        }
        return text;
    }

    /** A path from the root on, without what says nothing. @throws IOException where it leads out, or cannot be the path of a file */
    static String path(String name) throws IOException {
        var parts = new ArrayList<String>();
        for (var part : checked(name).split("/", -1)) {
            if (part.equals("..")) {
                throw new IOException("The archive has a path that leads out of it: " + name);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                if (part.getBytes(StandardCharsets.UTF_8).length > FileTree.MAX_NAME) {
                    throw new IOException("The archive has a name that is too long.");
                }
                parts.add(part);
            }
        }
        if (parts.size() > FileTree.MAX_DEPTH) {
            throw new IOException("The archive has a path of more than " + FileTree.MAX_DEPTH + " folders.");
        }
        return String.join("/", parts);
    }
}
