package io.unkai.server.terminal;

import io.unkai.kernel.id.Ids;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.Image;
import io.unkai.planes.linux.compute.ShellSandbox;
import io.unkai.planes.linux.compute.ShellSandboxes;
import io.unkai.services.compute.ec2.guest.Connections;
import io.unkai.services.compute.ec2.guest.Places;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shells with the AWS CLI, signed in as who opens them, as AWS CloudShell has them. They see nothing of the host, and reach this cloud's
 * APIs and nothing else; what they keep ends with them.
 */
public final class CloudShells {
    private static final Image IMAGE = new Image("debian", "bookworm");
    private static final int CREDENTIALS_PORT = 1338;
    private static final int MOST_CONNECTIONS = 64;
    private static final int TOKEN_BYTES = 32;

    /** Whom the programs of a shell act as. */
    @FunctionalInterface
    public interface Credentials {
        /**
         * Credentials that are good for some minutes, by the names that AWS's clients have for them.
         *
         * @throws io.unkai.kernel.error.ApiException where nobody is signed in any more
         */
        Map<String, Object> current() throws IOException;
    }

    private final @Nullable ShellSandboxes sandboxes;
    private final BlockPlane volumes;
    private final Ids ids;
    private final Supplier<@Nullable InetSocketAddress> front;

    /**
     * @param sandboxes what they run in, or null where this host has none
     * @param volumes keeps what is in them
     * @param front where the APIs are, or null while they are nowhere
     */
    public CloudShells(
            @Nullable ShellSandboxes sandboxes,
            BlockPlane volumes,
            Ids ids,
            Supplier<@Nullable InetSocketAddress> front) {
        this.sandboxes = sandboxes;
        this.volumes = volumes;
        this.ids = ids;
        this.front = front;
    }

    /** Why there are none, if so. */
    public Optional<String> unavailable() {
        return sandboxes == null
                ? Optional.of(volumes.unavailable().orElse("machines are off"))
                : volumes.unavailable().or(sandboxes::unavailable);
    }

    /**
     * Opens one.
     *
     * @param credentials whom its programs act as, asked again and again
     * @throws IOException if there can be none now
     */
    public Shell open(Size size, String region, Credentials credentials, Consumer<String> told) throws IOException {
        var apis = front.get();
        if (sandboxes == null || apis == null) {
            throw new IOException(unavailable().orElse("the cloud is about to stop"));
        }
        var volume = ids.next("vol");
        try {
            volumes.prepare(IMAGE, told);
            volumes.create(volume, IMAGE, volumes.size(IMAGE));
        } catch (BlockException e) {
            throw new IOException(e.getMessage(), e);
        }
        var token = ids.hex(TOKEN_BYTES);
        var open = new ArrayList<Closeable>();
        open.add(() -> volumes.remove(volume));
        try {
            var sandbox =
                    sandboxes.open("shell-" + ids.hex(Long.BYTES), volume, environment(region, apis.getPort(), token));
            open.add(sandbox::close);
            open.add(serve(sandbox, apis.getPort(), new Relay(apis)));
            open.add(serve(sandbox, CREDENTIALS_PORT, new CredentialServer(token, credentials)));
            sandbox.resize(size.columns(), size.rows());
            return new Boxed(sandbox, open);
        } catch (IOException | RuntimeException e) {
            close(open);
            throw e;
        }
    }

    private static Closeable serve(ShellSandbox sandbox, int port, Connections.Service service) throws IOException {
        var places = new Places(MOST_CONNECTIONS, MOST_CONNECTIONS);
        var connections = new Connections("shell", sandbox.listen(port), places, service);
        connections.start();
        return connections::close;
    }

    private static Map<String, String> environment(String region, int port, String token) {
        return Map.of(
                "PATH",
                "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG",
                "C.UTF-8",
                "AWS_REGION",
                region,
                "AWS_DEFAULT_REGION",
                region,
                "AWS_EXECUTION_ENV",
                "CloudShell",
                "AWS_ENDPOINT_URL",
                "http://localhost:" + port,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://localhost:" + CREDENTIALS_PORT + CredentialServer.PATH,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                token);
    }

    /** The last one first. */
    private static void close(List<Closeable> open) {
        for (var one : open.reversed()) {
            try {
                one.close();
            } catch (IOException | BlockException e) {
                Logger.getLogger(CloudShells.class.getName())
                        .log(Level.WARNING, "something of a shell is left behind", e);
            }
        }
    }

    private static final class Boxed implements Shell {
        private final ShellSandbox sandbox;
        private final List<Closeable> open;
        private boolean closed;

        Boxed(ShellSandbox sandbox, List<Closeable> open) {
            this.sandbox = sandbox;
            this.open = open;
        }

        @Override
        public int read(byte[] into) throws IOException {
            return sandbox.output().read(into);
        }

        @Override
        public void write(byte[] typed) throws IOException {
            sandbox.type(typed);
        }

        @Override
        public void resize(Size size) throws IOException {
            sandbox.resize(size.columns(), size.rows());
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                CloudShells.close(open);
            }
        }
    }
}
