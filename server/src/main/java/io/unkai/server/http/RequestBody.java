package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request body between the event loop that receives it and the thread that reads it: a bounded queue of pieces. */
final class RequestBody implements ByteStream {
    /** Small pieces may hold large buffers, so their number is bounded as well. */
    private static final int MOST_PIECES = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
    private final InputStream in = new RequestBodyInput(this);
    private final long length;
    private final int most;
    private final BodySource source;
    private final Patience patience;
    private int queued;
    private long received;
    private boolean paused;
    private boolean opened;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;
    private volatile @Nullable RefusedException refusal;
    private Map<String, String> trailers = Map.of();

    RequestBody(long length, HttpSettings settings, BodySource source) {
        this.length = length;
        this.most = settings.limits().bodyBuffer();
        this.source = source;
        this.patience = new Patience(settings.timeouts());
        this.ended = length == 0;
    }

    /** Queues bytes and owns them from now on; false where the sender should pause until told otherwise. */
    boolean offer(ByteBuf piece) {
        lock.lock();
        try {
            received += piece.readableBytes();
            if (closed || !piece.isReadable()) {
                piece.release();
                return true;
            }
            pieces.add(piece);
            queued += piece.readableBytes();
            changed.signalAll();
            paused = queued >= most || pieces.size() >= MOST_PIECES;
            return !paused;
        } finally {
            lock.unlock();
        }
    }

    /** The body is complete. */
    void end(Headers fields) {
        var named = byName(fields);
        lock.lock();
        try {
            trailers = named;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> byName(Headers fields) {
        if (fields.fields().isEmpty()) {
            return Map.of();
        }
        var named = new LinkedHashMap<String, String>();
        for (var field : fields.fields()) {
            named.merge(field.name().toLowerCase(Locale.ROOT), field.value(), (a, b) -> a + "," + b);
        }
        return named;
    }

    /** The body will never be complete: its reader fails once it has read what is there. */
    void fail(IOException why) {
        lock.lock();
        try {
            if (failure == null && !ended) {
                failure = why;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The body's framing is not valid. */
    void refuse(RefusedException why) {
        refusal = why;
        fail(new IOException(why.getMessage()));
    }

    /** Why the body was refused, or null where it was not. */
    @Nullable
    RefusedException refusal() {
        return refusal;
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the body failed, so that the service's failure is only its echo. */
    boolean failed() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    boolean wasOpened() {
        lock.lock();
        try {
            return opened;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        boolean first;
        lock.lock();
        try {
            first = !opened && !ended;
            opened = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            source.opened();
        }
        return in;
    }

    @Override
    public Map<String, String> trailers() {
        lock.lock();
        try {
            return ended && pieces.isEmpty() ? trailers : Map.of();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is queued and what may still come. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pieces.forEach(ByteBuf::release);
            pieces.clear();
            queued = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int available() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    int read(byte[] target, int offset, int count) throws IOException {
        boolean resume = false;
        int read;
        lock.lock();
        try {
            if (!awaitPiece()) {
                return -1;
            }
            read = take(target, offset, count);
            if (paused && queued <= most / 2 && pieces.size() <= MOST_PIECES / 2) {
                paused = false;
                resume = true;
            }
        } finally {
            lock.unlock();
        }
        if (resume) {
            source.drained();
        }
        return read;
    }

    private int take(byte[] target, int offset, int count) {
        int taken = 0;
        while (taken < count && !pieces.isEmpty()) {
            ByteBuf piece = pieces.getFirst();
            int step = Math.min(count - taken, piece.readableBytes());
            piece.readBytes(target, offset + taken, step);
            taken += step;
            if (!piece.isReadable()) {
                pieces.removeFirst().release();
            }
        }
        queued -= taken;
        return taken;
    }

    /** Waits until there is something to read; false at the end. */
    private boolean awaitPiece() throws IOException {
        if (!pieces.isEmpty()) {
            return true;
        }
        patience.begin();
        while (pieces.isEmpty()) {
            if (closed) {
                throw new IOException("The request body is closed");
            }
            if (ended) {
                return false;
            }
            if (failure != null) {
                throw failure;
            }
            long nanos = patience.left(received);
            if (nanos <= 0) {
                failure = new SocketTimeoutException("The client sends its request body too slowly");
                source.stalled();
                throw failure;
            }
            try {
                changed.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("Interrupted reading a request body").initCause(e);
            }
        }
        patience.end();
        return true;
    }
}
