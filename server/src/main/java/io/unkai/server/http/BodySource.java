package io.unkai.server.http;

/** Where a request body comes from. Called on the reader's thread; must not block. */
interface BodySource {
    /** The body is about to be read for the first time. */
    void opened();

    /** There is room for more bytes, after there was none. */
    void drained();

    /** The client is too slow. */
    void stalled();
}
