package io.unkai.server.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The end of a log file, followed also when the file is rotated away. */
final class LogTail {
    /** Where the last lines are looked for. */
    private static final int WINDOW_BYTES = 1 << 20;

    private final Path file;
    private long position;
    private @Nullable Object inode;

    LogTail(Path file) {
        this.file = file;
    }

    /** Prints the last lines. */
    void last(int lines, PrintStream out) throws IOException {
        inode = inode();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            in.seek(Math.max(0, length - WINDOW_BYTES));
            byte[] window = new byte[(int) (length - in.getFilePointer())];
            in.readFully(window);
            position = length;
            List<String> all =
                    new String(window, StandardCharsets.UTF_8).lines().toList();
            all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
        }
    }

    /** Prints what was added since. */
    void more(PrintStream out) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Object now = inode();
        if (!Objects.equals(now, inode) || Files.size(file) < position) {
            position = 0;
            inode = now;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                position += read;
            }
        }
        out.flush();
    }

    private @Nullable Object inode() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
