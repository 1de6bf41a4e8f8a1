package io.unkai.server.http;

/** Told what the front does. Called on event loops: it must not block. */
public interface HttpMetrics {
    /** Counts nothing. */
    HttpMetrics NONE = new HttpMetrics() {};

    /** A connection was accepted. */
    default void connectionOpened() {}

    /** An accepted connection is gone. */
    default void connectionClosed() {}

    /** A request was handed to the service. */
    default void requestStarted() {}

    /** A request that was handed over is answered, or given up. */
    default void requestFinished() {}

    /** A request was refused before the service saw it. */
    default void refused(Refusal refusal) {}

    /** Bytes were received. */
    default void received(long bytes) {}

    /** Bytes were sent. */
    default void sent(long bytes) {}
}
