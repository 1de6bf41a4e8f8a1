package io.unkai.server.http;

/**
 * What can be set of the front.
 *
 * @param limits how much is taken
 * @param timeouts how long is waited
 * @param eventLoops threads that move bytes, 1 or more
 * @param nativeTransport whether epoll is used where it loads; NIO otherwise
 */
public record HttpSettings(HttpLimits limits, HttpTimeouts timeouts, int eventLoops, boolean nativeTransport) {
    private static final int MOST_EVENT_LOOPS = 4;

    /** Defaults, one event loop for each processor up to four. */
    public static HttpSettings defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new HttpSettings(
                HttpLimits.defaults(), HttpTimeouts.defaults(), Math.min(processors, MOST_EVENT_LOOPS), true);
    }

    /** The same with other limits. */
    public HttpSettings with(HttpLimits other) {
        return new HttpSettings(other, timeouts, eventLoops, nativeTransport);
    }

    /** The same with other timeouts. */
    public HttpSettings with(HttpTimeouts other) {
        return new HttpSettings(limits, other, eventLoops, nativeTransport);
    }
}
