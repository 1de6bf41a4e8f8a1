package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user namespace whose root is an ordinary user outside, held by a file descriptor. */
public final class UserNamespace implements AutoCloseable {
    /** How many users and groups one has. */
    public static final int SIZE = 65_536;

    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    private final int file;

    private UserNamespace(int file) {
        this.file = file;
    }

    /**
     * Makes one.
     *
     * @param first the user and the group outside that are 0 inside
     * @throws IOException if that fails
     */
    public static UserNamespace from(int first) throws IOException {
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

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}
