package io.unkai.server.terminal;

import io.unkai.server.http.WebSocket;
import io.unkai.server.http.WebSocket.Message;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries bytes between a browser and a shell. The browser's first message is its size, as {@code 80x24}; later texts are other sizes,
 * or {@code +4096} for bytes that it has shown; everything else is what was typed.
 */
final class Terminal {
    /** The shell has ended. */
    static final int ENDED = 4000;
    /** Who it belonged to is no longer signed in, or no longer who it was. */
    static final int SIGNED_OUT = 4001;
    /** Nobody typed for too long. */
    static final int IDLE = 4002;
    /** There is no shell; the reason says why. */
    static final int UNAVAILABLE = 4003;

    private static final Logger LOG = Logger.getLogger(Terminal.class.getName());
    private static final int STEP = 16 << 10;
    private static final int MOST_REASON = 120;
    private static final int MOST_AHEAD = 512 << 10;
    private static final Pattern SHOWN = Pattern.compile("\\+(\\d{1,9})");

    private final WebSocket socket;
    private final BooleanSupplier allowed;
    private final Limits limits;
    private final Credit credit = new Credit(MOST_AHEAD);

    /**
     * How long terminals last.
     *
     * @param look how often is looked whether one still may be
     * @param idle without a message
     */
    record Limits(Duration look, Duration idle) {}

    /** @param allowed whether who opened it still is signed in */
    Terminal(WebSocket socket, BooleanSupplier allowed, Limits limits) {
        this.socket = socket;
        this.allowed = allowed;
        this.limits = limits;
    }

    /** Runs until either side ends. */
    void run(Shell.Opening opening) throws IOException {
        var first = socket.receive(limits.look());
        var size = first == null ? null : size(first);
        if (size == null) {
            socket.close(UNAVAILABLE, "A terminal begins with its size.");
            return;
        }
        var ended = new CountDownLatch(1);
        try (var shell = open(opening, size)) {
            // Whoever waits for the shell, to read or to write, must not wait for somebody who is gone.
            socket.whenClosed(() -> {
                credit.end();
                shell.close();
            });
            Thread.ofVirtual().name("terminal-out").start(() -> show(shell));
            Thread.ofVirtual().name("terminal-watch").start(() -> watch(ended));
            type(shell);
        } finally {
            ended.countDown();
        }
    }

    private Shell open(Shell.Opening opening, Size size) throws IOException {
        try {
            return opening.open(size, this::tell);
        } catch (IOException e) {
            socket.close(UNAVAILABLE, reason(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void tell(String line) {
        try {
            socket.send(new Message(false, (line + "\r\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.log(Level.FINE, "Nobody waits for a shell any more", e);
        }
    }

    private static @Nullable Size size(Message message) {
        return message.text()
                ? Size.parse(new String(message.bytes(), StandardCharsets.UTF_8))
                        .orElse(null)
                : null;
    }

    private void show(Shell shell) {
        var bytes = new byte[STEP];
        try {
            for (int read = shell.read(bytes); read >= 0 && credit.take(read); read = shell.read(bytes)) {
                socket.send(new Message(false, Arrays.copyOf(bytes, read)));
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "A shell, or who looked at it, went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.close(ENDED, "");
        }
    }

    /** Ends with the socket, which everything else ends by closing it. */
    private void type(Shell shell) throws IOException {
        try {
            for (var message = socket.receive(limits.idle());
                    message != null;
                    message = socket.receive(limits.idle())) {
                if (!message.text()) {
                    shell.write(message.bytes());
                } else {
                    obey(shell, new String(message.bytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (SocketTimeoutException e) {
            LOG.log(Level.FINE, "Nobody types", e);
            socket.close(IDLE, "");
        }
    }

    private void obey(Shell shell, String text) throws IOException {
        var shown = SHOWN.matcher(text);
        var size = Size.parse(text);
        if (shown.matches()) {
            credit.give(Long.parseLong(shown.group(1)));
        } else if (size.isPresent()) {
            shell.resize(size.get());
        }
    }

    private void watch(CountDownLatch ended) {
        try {
            while (!ended.await(limits.look().toMillis(), TimeUnit.MILLISECONDS)) {
                if (!allowed.getAsBoolean()) {
                    socket.close(SIGNED_OUT, "");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A close frame has little room, and takes no half characters. */
    private static String reason(String text) {
        var ascii = text.replaceAll("[^ -~]", "?");
        return ascii.length() > MOST_REASON ? ascii.substring(0, MOST_REASON) : ascii;
    }
}
