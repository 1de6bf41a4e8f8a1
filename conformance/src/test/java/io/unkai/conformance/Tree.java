package io.unkai.conformance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A file tree with names that clients get wrong, and its digest. */
final class Tree {
    private static final long SEED = 20_261_122;
    private static final List<String> NAMES = List.of(
            "a.txt",
            "empty",
            "with space.txt",
            "plus+sign.txt",
            "percent%41.txt",
            "equals=and&amp.txt",
            "quote'and\"double.txt",
            "ümläut.txt",
            "雲海.txt",
            "emoji-\ud83c\udf0a.txt",
            "semi;colon,comma.txt",
            "brackets[1](2){3}.txt",
            "tilde~star*.txt",
            "hash#at@.txt",
            "dir/sub/deep/file.bin",
            "dir/sub-file",
            "dir/sub.file",
            "dir/subfile");

    private Tree() {}

    /** Writes the tree: small files of 0 to 100,000 bytes and one of so many megabytes. */
    static Path write(Path root, int megabytes) throws IOException {
        var random = new Random(SEED);
        for (var name : NAMES) {
            file(root.resolve(name), name.equals("empty") ? 0 : random.nextInt(100_000), random);
        }
        for (int i = 0; i < 20; i++) {
            file(root.resolve("many/file-%02d".formatted(i)), random.nextInt(5_000), random);
        }
        file(root.resolve("big.iso"), megabytes * 1_000_000, random);
        return root;
    }

    private static void file(Path path, int size, Random random) throws IOException {
        Files.createDirectories(path.getParent());
        var chunk = new byte[64 * 1024];
        try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
            for (int left = size; left > 0; left -= chunk.length) {
                random.nextBytes(chunk);
                out.write(chunk, 0, Math.min(left, chunk.length));
            }
        }
    }

    /** The SHA-256 of every file by its path under the root. */
    static Map<String, String> digests(Path root) throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> digests.put(root.relativize(file).toString(), digest(file)));
        }
        return digests;
    }

    private static String digest(Path file) {
        try (var in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            var chunk = new byte[1 << 16];
            for (int got; (got = in.read(chunk)) >= 0; ) {
                sha.update(chunk, 0, got);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
