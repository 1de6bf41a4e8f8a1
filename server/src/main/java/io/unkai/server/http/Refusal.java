package io.unkai.server.http;

/** Why the front refused a request before any service saw it. */
public enum Refusal {
    /** The bytes are not HTTP, or are HTTP that two parsers could read in two ways. */
    MALFORMED(400, "Bad Request"),
    /** CONNECT and TRACE. */
    METHOD(405, "Method Not Allowed"),
    /** The client took too long to send a request or its body. */
    TOO_SLOW(408, "Request Timeout"),
    /** The request line is over {@link HttpLimits#requestLine}. */
    TARGET_TOO_LONG(414, "URI Too Long"),
    /** An {@code Expect} other than {@code 100-continue}. */
    EXPECTATION(417, "Expectation Failed"),
    /** The header block is over {@link HttpLimits#headerBytes} or {@link HttpLimits#headerFields}. */
    HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
    /** A transfer coding other than chunked. */
    TRANSFER_CODING(501, "Not Implemented"),
    /** More requests are running than {@link HttpLimits#requestsInFlight}. */
    BUSY(503, "Service Unavailable"),
    /** A version other than HTTP/1.0, HTTP/1.1 and HTTP/2. */
    VERSION(505, "HTTP Version Not Supported"),
    /** More connections are open than {@link HttpLimits#connections}; closed without an answer. */
    CONNECTIONS(503, "Service Unavailable");

    private final int status;
    private final String reason;

    Refusal(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The status code's name. */
    String reason() {
        return reason;
    }
}
