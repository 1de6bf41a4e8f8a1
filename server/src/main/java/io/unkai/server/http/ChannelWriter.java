package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import io.netty.util.ReferenceCountUtil;
import io.unkai.kernel.schema.FileStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes to a channel from a thread that may block, never queueing more than the channel's water mark and one message. */
final class ChannelWriter {
    private final Channel channel;
    private final HttpMetrics metrics;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ChannelWriter(Channel channel, Front front) {
        this.channel = channel;
        this.metrics = front.metrics();
        this.patienceNanos = front.settings().timeouts().answer().toNanos();
    }

    /** To be called on the event loop when the channel's writability changed or it was closed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Queues a message, which it owns from now on, as soon as there is room. */
    void write(Object message, int bytes) throws IOException {
        try {
            awaitRoom();
        } catch (IOException e) {
            ReferenceCountUtil.release(message);
            throw e;
        }
        Channels.send(channel, message);
        metrics.sent(bytes);
    }

    /** Waits for room for bytes that are about to be sent without this writer. */
    void reserve(int bytes) throws IOException {
        awaitRoom();
        metrics.sent(bytes);
    }

    ByteBuf buffer(int capacity) {
        return channel.alloc().directBuffer(capacity);
    }

    void file(FileStream file) throws IOException {
        awaitRoom();
        var region = new BorrowedRegion(file);
        var sent = channel.writeAndFlush(region);
        long before = 0;
        try {
            while (!sent.await(patienceNanos, TimeUnit.NANOSECONDS)) {
                if (region.transferred() == before) {
                    throw tooSlow();
                }
                before = region.transferred();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (!sent.isSuccess()) {
            throw new IOException("Sending a file failed", sent.cause());
        }
        metrics.sent(file.length());
    }

    private void awaitRoom() throws IOException {
        if (!channel.isActive()) {
            throw new ClosedChannelException();
        }
        if (channel.isWritable()) {
            return;
        }
        lock.lock();
        try {
            long before = channel.bytesBeforeWritable();
            while (!channel.isWritable() && channel.isActive()) {
                if (changed.awaitNanos(patienceNanos) <= 0) {
                    long now = channel.bytesBeforeWritable();
                    if (now >= before) {
                        throw tooSlow();
                    }
                    before = now;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private static IOException tooSlow() {
        return new SocketTimeoutException("The client does not take its answer");
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("Interrupted sending an answer").initCause(e);
    }

    /** A stretch of a file that stays open after it was sent: its stream closes it. */
    private static final class BorrowedRegion extends DefaultFileRegion {
        BorrowedRegion(FileStream file) {
            super(file.file(), file.position(), file.length());
        }

        @Override
        protected void deallocate() {
            // The file belongs to its stream, of which more may be sent.
        }
    }
}
