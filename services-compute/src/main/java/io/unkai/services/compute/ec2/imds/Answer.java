package io.unkai.services.compute.ec2.imds;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body its bytes
 * @param headers beside the usual ones
 * @param hops how many routers it may pass, or {@link #FAR}
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, byte[] body, Map<String, String> headers, int hops) {
    /** Any number of routers. */
    static final int FAR = 0;

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int UNAVAILABLE = 503;

    private static final String TYPE = "Content-Type";

    static Answer ok(byte[] body, String type) {
        return new Answer(OK, body, Map.of(TYPE, type), FAR);
    }

    static Answer text(String text) {
        return ok(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    /** A refusal, in the form that EC2 gives it. */
    static Answer refusal(int status) {
        var page = """
                <?xml version="1.0" encoding="iso-8859-1"?>
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
                	"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
                <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
                 <head>
                  <title>%1$d - %2$s</title>
                 </head>
                 <body>
                  <h1>%1$d - %2$s</h1>
                 </body>
                </html>
                """.formatted(status, reason(status));
        return new Answer(status, page.getBytes(StandardCharsets.US_ASCII), Map.of(TYPE, "text/html"), FAR);
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, hops);
    }

    /** The same, which may pass so many routers. */
    Answer within(int routers) {
        return new Answer(status, body, headers, routers);
    }

    void write(OutputStream out, boolean withBody, boolean close) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\nServer: EC2ws\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nConnection: ")
                .append(close ? "close" : "keep-alive");
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (withBody) {
            out.write(body);
        }
        out.flush();
    }

    private static String reason(int status) {
        return switch (status) {
            case OK -> "OK";
            case BAD_REQUEST -> "Bad Request";
            case UNAUTHORIZED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "Not Found";
            case NOT_ALLOWED -> "Method Not Allowed";
            case UNAVAILABLE -> "Service Unavailable";
            default -> "Refused";
        };
    }
}
