package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.Namespaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A shell in a container, on a terminal of its own there. It ends when this is closed, and also when this process ends however: the
 * container's first process reads from it.
 */
public final class ShellSandbox implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int BACKLOG = 16;
    private static final byte TYPED = 'd';
    private static final byte SIZED = 's';

    /** Removes what is left of a container whose processes have ended, or ends them. */
    @FunctionalInterface
    interface Removal {
        void run() throws IOException;
    }

    private final Process process;
    private final Folder folder;
    private final Removal removal;
    private boolean closed;

    ShellSandbox(Process process, Folder folder, Removal removal) {
        this.process = process;
        this.folder = folder;
        this.removal = removal;
    }

    /** Waits until the container is there. */
    void await() throws IOException {
        for (long waited = 0; Processes.init(folder).isEmpty(); waited += 2) {
            if (!process.isAlive()) {
                throw new IOException("the container could not be made: " + errors());
            }
            if (waited > PATIENCE_MILLIS) {
                throw new IOException("the container was not made in time");
            }
            Supervisor.pause();
        }
    }

    private String errors() throws IOException {
        var text = new String(process.getErrorStream().readNBytes(500), StandardCharsets.UTF_8);
        return text.strip();
    }

    /** A socket that only who is in the container can connect to. */
    public ServerSocket listen(int port) throws IOException {
        long init = Processes.init(folder).orElseThrow(() -> new IOException("the container has ended"));
        var namespace = Path.of("/proc", Long.toString(init), "ns/net");
        try {
            return Namespaces.in(namespace, () -> new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1")));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** What the terminal shows. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Tells the size of the terminal; the first time, the shell begins. */
    public void resize(int columns, int rows) throws IOException {
        send(
                SIZED,
                ByteBuffer.allocate(4)
                        .putShort((short) columns)
                        .putShort((short) rows)
                        .array());
    }

    /** Types. */
    public void type(byte[] bytes) throws IOException {
        send(TYPED, bytes);
    }

    private void send(byte kind, byte[] bytes) throws IOException {
        var frame = ByteBuffer.allocate(5 + bytes.length)
                .put(kind)
                .putInt(bytes.length)
                .put(bytes);
        OutputStream to = process.getOutputStream();
        to.write(frame.array());
        to.flush();
    }

    /** Ends it, with all that runs in it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            removal.run();
            process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            Logger.getLogger(ShellSandbox.class.getName())
                    .log(Level.WARNING, "a shell's container cannot be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
