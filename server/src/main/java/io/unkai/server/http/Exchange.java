package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.FileSegments;
import io.unkai.kernel.schema.FileStream;
import io.unkai.kernel.schema.SegmentedStream;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request and its answer, on a virtual thread. */
final class Exchange implements Runnable {
    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
    /** Bodies up to this size go out in one write with their head. */
    static final int SMALL = 16 << 10;

    private static final int STEP = 64 << 10;

    private final Front front;
    private final HttpRequest request;
    private final RequestBody body;
    private final AnswerSink sink;

    Exchange(Front front, HttpRequest request, RequestBody body, AnswerSink sink) {
        this.front = front;
        this.request = request;
        this.body = body;
        this.sink = sink;
    }

    @Override
    public void run() {
        boolean whole = false;
        try {
            var answer = serve();
            whole = answer != null && trySend(answer);
        } finally {
            body.close();
            front.finished();
            if (!whole) {
                sink.abort();
            }
        }
    }

    /** Sends an answer; one that fails before anything of it was sent is replaced. False where the client has not got it all. */
    private boolean trySend(HttpResponse answer) {
        try {
            send(answer);
            return true;
        } catch (IOException e) {
            LOG.log(Level.FINE, "An answer was cut short", e);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "An answer was cut short", e);
            if (!sink.started()) {
                return trySend(failure());
            }
        }
        return false;
    }

    /** The service's answer, the front's own where the service fails, or null where there is nobody to answer. */
    private @Nullable HttpResponse serve() {
        try {
            return front.service().serve(request);
        } catch (SocketTimeoutException e) {
            return Refusals.answer(Refusal.TOO_SLOW, "The request body arrives too slowly");
        } catch (IOException e) {
            var refused = body.refusal();
            if (refused != null) {
                return Refusals.answer(refused.refusal(), String.valueOf(refused.getMessage()));
            }
            if (body.failed()) {
                return null;
            }
            LOG.log(Level.SEVERE, "A service failed on " + request.method() + " " + request.rawPath(), e);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "A service failed on " + request.method() + " " + request.rawPath(), e);
        }
        return failure();
    }

    private static HttpResponse failure() {
        return HttpResponse.of(500, "text/plain", "Internal Server Error\n");
    }

    private void send(HttpResponse answer) throws IOException {
        try (var content = answer.body()) {
            if (content instanceof WebSocketAnswer socket) {
                sink.upgrade(answer, socket.service());
                return;
            }
            if (isBodiless(answer.status())) {
                sink.whole(answer, saidLength(answer), new byte[0]);
                return;
            }
            long length = content.length();
            if (length >= 0 && length <= SMALL) {
                sink.whole(answer, length, readSmall(content, (int) length));
                return;
            }
            sink.head(answer, length);
            send(content);
            sink.end(content.trailers());
        }
    }

    private boolean isBodiless(int status) {
        return request.method().equals("HEAD") || status == 204 || status == 304;
    }

    /** What an answer without a body says of the length it would have. */
    private long saidLength(HttpResponse answer) {
        if (answer.headers().has("Content-Length") && answer.status() != 204) {
            return Long.parseLong(String.valueOf(answer.headers().get("Content-Length")));
        }
        boolean head = request.method().equals("HEAD") && answer.status() != 204 && answer.status() != 304;
        return head && answer.body().length() >= 0 ? answer.body().length() : AnswerSink.NONE;
    }

    private static byte[] readSmall(ByteStream content, int length) throws IOException {
        byte[] bytes = content.open().readNBytes(length);
        if (bytes.length < length || content.open().read() >= 0) {
            throw new EOFException("A body is not as long as it says");
        }
        return bytes;
    }

    private void send(ByteStream content) throws IOException {
        switch (content) {
            case SegmentedStream segments -> {
                for (var segment : segments.segments()) {
                    send(segment);
                }
            }
            case FileSegments segments -> {
                for (var segment = segments.next(); segment != null; segment = segments.next()) {
                    send(segment);
                }
            }
            case FileStream file when sink.takesFiles() && file.length() > SMALL -> sink.file(file);
            default -> pump(content.open(), content.length());
        }
    }

    private void pump(InputStream in, long length) throws IOException {
        byte[] step = new byte[length < 0 ? STEP : (int) Math.min(length, STEP)];
        long left = length < 0 ? Long.MAX_VALUE : length;
        while (left > 0) {
            int read = in.read(step, 0, (int) Math.min(step.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
            ByteBuf bytes = sink.buffer(read);
            bytes.writeBytes(step, 0, read);
            sink.bytes(bytes);
        }
        if (length >= 0 && (left > 0 || in.read() >= 0)) {
            throw new EOFException("A body is not as long as it says");
        }
    }
}
