package io.unkai.server.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends connections that wait for a request too long. On the event loop only. */
final class ConnectionTimer {
    private final Channel channel;
    private final long headNanos;
    private final long idleNanos;
    private final Runnable headTooSlow;
    private @Nullable ScheduledFuture<?> head;
    private @Nullable ScheduledFuture<?> idle;
    private boolean waiting;
    private long since;

    ConnectionTimer(Channel channel, HttpTimeouts timeouts, Runnable headTooSlow) {
        this.channel = channel;
        this.headNanos = timeouts.head().toNanos();
        this.idleNanos = timeouts.idle().toNanos();
        this.headTooSlow = headTooSlow;
    }

    /** The connection waits for a request from now on. */
    void idle() {
        waiting = true;
        since = System.nanoTime();
        if (idle == null) {
            idle = schedule(this::checkIdle, idleNanos);
        }
    }

    /** A part of a request's head is there. */
    void headBegun() {
        waiting = false;
        if (head == null) {
            head = schedule(headTooSlow, headNanos);
        }
    }

    /** A request's head is there. */
    void headDone() {
        waiting = false;
        if (head != null) {
            head.cancel(false);
            head = null;
        }
    }

    void stop() {
        headDone();
        if (idle != null) {
            idle.cancel(false);
        }
    }

    private void checkIdle() {
        long left = idleNanos - (System.nanoTime() - since);
        if (waiting && left <= 0) {
            Channels.close(channel);
        } else {
            idle = schedule(this::checkIdle, waiting ? left : idleNanos);
        }
    }

    private ScheduledFuture<?> schedule(Runnable task, long nanos) {
        return channel.eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
