package io.unkai.server.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One Java file of main code, measured.
 *
 * @param path from the root of the repository
 * @param lines how many it has
 * @param longestMethod lines from the signature to the closing brace of its longest method
 */
record SourceFile(String path, int lines, int longestMethod) {
    static SourceFile measure(Path root, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return new SourceFile(root.relativize(file).toString(), lines.size(), MethodScanner.longest(lines));
    }
}
