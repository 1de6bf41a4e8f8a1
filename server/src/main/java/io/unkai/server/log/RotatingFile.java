package io.unkai.server.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of lines that moves to {@code NAME.1}, {@code NAME.2}, ... when it is full; the oldest is dropped. */
final class RotatingFile implements Closeable {
    private final Path file;
    private final long maxBytes;
    private final int keep;
    private OutputStream out;
    private long bytes;

    /**
     * @param maxBytes a line that would make the file longer goes into a new one
     * @param keep how many full files stay
     */
    RotatingFile(Path file, long maxBytes, int keep) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keep = keep;
        this.out = open();
        this.bytes = Files.size(file);
    }

    synchronized void write(String line) throws IOException {
        byte[] encoded = line.getBytes(StandardCharsets.UTF_8);
        if (bytes > 0 && bytes + encoded.length > maxBytes) {
            rotate();
        }
        out.write(encoded);
        bytes += encoded.length;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int age = keep - 1; age >= 1; age--) {
            moveIfThere(aged(age), aged(age + 1));
        }
        moveIfThere(file, aged(1));
        out = open();
        bytes = 0;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
