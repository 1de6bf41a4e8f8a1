package io.unkai.server.http;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.unkai.wire.http.HttpService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What all connections of a front share. */
final class Front {
    private final HttpSettings settings;
    private final HttpService service;
    private final HttpMetrics metrics;
    private final DateField date;
    private final ThreadFactory threads = Thread.ofVirtual().name("request").factory();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private volatile boolean stopping;

    Front(HttpSettings settings, HttpService service, HttpMetrics metrics, InstantSource time) {
        this.settings = settings;
        this.service = service;
        this.metrics = metrics;
        this.date = new DateField(time);
    }

    HttpSettings settings() {
        return settings;
    }

    HttpService service() {
        return service;
    }

    HttpMetrics metrics() {
        return metrics;
    }

    DateField date() {
        return date;
    }

    ChannelGroup connections() {
        return connections;
    }

    boolean stopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
    }

    /** Counts a connection; false where there are too many. */
    boolean admit(Channel channel) {
        if (open.incrementAndGet() > settings.limits().connections() || stopping) {
            open.decrementAndGet();
            metrics.refused(Refusal.CONNECTIONS);
            return false;
        }
        connections.add(channel);
        metrics.connectionOpened();
        channel.closeFuture().addListener(closed -> {
            open.decrementAndGet();
            metrics.connectionClosed();
        });
        return true;
    }

    /** Counts a request; false where too many are running. {@link #finished} undoes it. */
    boolean started() {
        if (inFlight.incrementAndGet() > settings.limits().requestsInFlight()) {
            inFlight.decrementAndGet();
            return false;
        }
        metrics.requestStarted();
        return true;
    }

    void finished() {
        metrics.requestFinished();
        if (inFlight.decrementAndGet() == 0 && stopping) {
            lock.lock();
            try {
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until no request is running; false where that takes longer than it may. */
    boolean awaitIdle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (inFlight.get() > 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                idle.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable exchange) {
        threads.newThread(exchange).start();
    }
}
