package io.unkai.wire.chain;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the memory of all bodies that are held whole, most of them before it is known who sends them. Small ones need no place: the
 * number of requests bounds them.
 */
final class BodyMemory {
    private static final int SMALL = 64 * 1024;
    private static final int UNIT = 1024;
    private static final int UNAVAILABLE = 503;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore free;

    /** @param bytes of all bodies together, at least {@link Limits#BODY_BYTES} */
    BodyMemory(int bytes) {
        this.free = new Semaphore(bytes / UNIT, true);
    }

    /** Waits for a place for a request's body, which the end of the exchange gives back; refuses the request where none comes. */
    void reserve(Exchange exchange, HttpRequest request) throws IOException {
        long sent = request.body().length();
        // Only unpacking tells how much a packed body holds.
        long length = sent != 0 && BufferedBody.isPacked(request.headers()) ? -1 : sent;
        if (length >= 0 && length <= SMALL) {
            return;
        }
        int units = (int) (length < 0 ? Limits.BODY_BYTES : Math.min(length, Limits.BODY_BYTES)) / UNIT;
        try {
            if (!free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ApiException("ServiceUnavailable", UNAVAILABLE, "Please reduce your request rate.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted waiting for memory").initCause(e);
        }
        exchange.atEnd(() -> free.release(units));
    }
}
