package io.unkai.server.http;

/**
 * How much the front takes from its clients.
 *
 * @param connections open connections; further ones are closed at once
 * @param requestsInFlight requests being answered; further ones are refused with 503
 * @param requestLine bytes of a request line
 * @param headerBytes bytes of a header or trailer block
 * @param headerFields fields of a header or trailer block
 * @param bodyBuffer bytes of a request body that wait for their reader, for each connection (HTTP/1.1) or stream (HTTP/2)
 * @param answerBuffer bytes of an answer that wait for a slow client, for each connection
 * @param drain bytes of an unread request body that are read away to keep a connection
 * @param streams concurrent HTTP/2 streams of a connection
 * @param resets HTTP/2 streams a client may reset within 30 seconds
 */
public record HttpLimits(
        int connections,
        int requestsInFlight,
        int requestLine,
        int headerBytes,
        int headerFields,
        int bodyBuffer,
        int answerBuffer,
        int drain,
        int streams,
        int resets) {
    /** Limits for a machine that serves its own user and their tools. */
    public static HttpLimits defaults() {
        return new HttpLimits(4_096, 1_024, 16 << 10, 16 << 10, 200, 512 << 10, 128 << 10, 256 << 10, 128, 400);
    }
}
