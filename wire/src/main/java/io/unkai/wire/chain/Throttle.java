package io.unkai.wire.chain;

import io.unkai.kernel.error.ApiException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many calls of one account run at a time, so that no account takes the whole machine. The place is given back when the
 * exchange ends.
 */
final class Throttle implements Step {
    private static final int TOO_MANY = 503;

    private final int limit;
    private final ConcurrentHashMap<String, AtomicInteger> running = new ConcurrentHashMap<>();

    /** @param limit calls of one account that may run at a time, 1 or more */
    Throttle(int limit) {
        this.limit = limit;
    }

    @Override
    public void take(Exchange exchange) {
        var calls = running.computeIfAbsent(exchange.call().account(), account -> new AtomicInteger());
        if (calls.incrementAndGet() > limit) {
            calls.decrementAndGet();
            throw new ApiException("ServiceUnavailable", TOO_MANY, "Please reduce your request rate.");
        }
        exchange.atEnd(calls::decrementAndGet);
    }
}
