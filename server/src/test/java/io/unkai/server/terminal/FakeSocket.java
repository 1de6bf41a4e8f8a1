package io.unkai.server.terminal;

import io.unkai.server.http.WebSocket;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser whose messages a test says. */
final class FakeSocket implements WebSocket {
    private final BlockingQueue<Optional<Message>> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    void say(String text) {
        said.add(Optional.of(new Message(true, text.getBytes(StandardCharsets.UTF_8))));
    }

    void type(String text) {
        said.add(Optional.of(new Message(false, text.getBytes(StandardCharsets.UTF_8))));
    }

    void leave() {
        close(1001, "");
    }

    String shown() throws InterruptedException {
        return String.valueOf(shown.poll(10, TimeUnit.SECONDS));
    }

    boolean showsNothing() {
        return shown.isEmpty();
    }

    int closed() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable Message receive(Duration patience) throws SocketTimeoutException, InterruptedIOException {
        try {
            var next = said.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new SocketTimeoutException("Nothing was said");
            }
            return next.orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void whenClosed(Runnable task) {
        var _ = closed.thenRunAsync(task, work -> Thread.ofVirtual().start(work));
    }

    @Override
    public void send(Message message) {
        shown.add(new String(message.bytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close(int code, String reason) {
        closed.complete(code);
        said.add(Optional.empty());
    }
}
