package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A user namespace whose root is an ordinary user outside. One for each such user is held as long as this process lives: it takes a process
 * to make one, and machines that follow one another have the same users.
 */
public final class UserNamespace {
    /** How many users and groups one has. */
    public static final int SIZE = 65_536;

    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    private static final ConcurrentMap<Integer, UserNamespace> HELD = new ConcurrentHashMap<>();

    private final int file;

    private UserNamespace(int file) {
        this.file = file;
    }

    /**
     * The one whose root is this user; made, if it was not used before.
     *
     * @param first the user and the group outside that are 0 inside
     * @throws IOException if that fails
     */
    public static UserNamespace of(int first) throws IOException {
        try {
            return HELD.computeIfAbsent(first, UserNamespace::made);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static UserNamespace made(int first) {
        try {
            return make(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserNamespace make(int first) throws IOException {
        var builder = new ProcessBuilder("unshare", "--user", "sh", "-c", "echo; read end");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try (var output = process.getInputStream();
                var input = process.getOutputStream()) {
            if (output.read() != '\n') {
                throw new IOException("no user namespace could be made");
            }
            Path own = Path.of("/proc", Long.toString(process.pid()));
            var map = "0 " + first + " " + SIZE;
            Files.writeString(own.resolve("uid_map"), map);
            Files.writeString(own.resolve("gid_map"), map);
            int file = CLibrary.open(own.resolve("ns/user").toString(), READ_CLOSE_ON_EXEC);
            input.write('\n');
            return new UserNamespace(file);
        } finally {
            process.destroy();
        }
    }

    int file() {
        return file;
    }
}
