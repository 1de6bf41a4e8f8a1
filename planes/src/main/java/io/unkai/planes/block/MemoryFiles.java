package io.unkai.planes.block;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Files that are only paths and the beginnings of what is in them. */
final class MemoryFiles implements FileTree.Target {
    private static final int SHOWN = 64;

    private final TreeMap<String, String> files = new TreeMap<>();

    @Override
    public void remove(String path) {
        files.remove(path);
        clear(path);
    }

    @Override
    public void clear(String folder) {
        files.keySet().removeIf(path -> path.startsWith(folder + '/') || folder.isEmpty());
    }

    @Override
    public void put(FileTree.Node node, InputStream contents) throws IOException {
        if (node.kind() != FileTree.Kind.FOLDER) {
            remove(node.path());
        }
        var shown = switch (node.kind()) {
            case FILE -> '=' + new String(contents.readNBytes(SHOWN), StandardCharsets.UTF_8);
            case SYMBOLIC_LINK -> "->" + node.target();
            case LINK -> '=' + linked(node.target());
            case FOLDER -> "/";
            case PIPE -> "|";
        };
        files.put(node.path(), shown);
    }

    private String linked(String target) throws IOException {
        var there = files.get(target);
        if (there == null || !there.startsWith("=")) {
            throw new IOException("there is no file " + target);
        }
        return there.substring(1);
    }

    /** All paths with what is there, a line for each. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        files.forEach((path, shown) -> text.append(path).append(shown).append('\n'));
        return text.toString();
    }
}
