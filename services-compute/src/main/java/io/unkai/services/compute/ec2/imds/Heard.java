package io.unkai.services.compute.ec2.imds;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When instances last asked about themselves, which shows that their network works. Forgotten when the server ends. */
final class Heard {
    private static final int MOST = 10_000;

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    void note(String instance, Instant now) {
        if (times.size() >= MOST && !times.containsKey(instance)) {
            times.clear();
        }
        times.put(instance, now);
    }

    boolean since(String instance, Instant moment) {
        var time = times.get(instance);
        return time != null && !time.isBefore(moment);
    }
}
