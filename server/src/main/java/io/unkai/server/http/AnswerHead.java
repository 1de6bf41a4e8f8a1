package io.unkai.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.unkai.wire.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The head of an HTTP/1 answer, as bytes. */
final class AnswerHead {
    private static final List<String> OWN =
            List.of("connection", "content-length", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private static final int SWITCHING = 101;

    private final StringBuilder text = new StringBuilder(256);

    private AnswerHead() {}

    /**
     * @param length of the body, or {@link AnswerSink#UNKNOWN} or {@link AnswerSink#NONE}
     * @param connection value of the Connection field, or nothing for none
     */
    static byte[] encode(HttpResponse answer, long length, boolean chunked, String connection, String date) {
        var head = new AnswerHead();
        int status = answer.status();
        head.text.append("HTTP/1.1 ").append(status).append(' ');
        head.text.append(HttpResponseStatus.valueOf(status).reasonPhrase()).append("\r\n");
        for (var field : answer.headers().fields()) {
            if (!isOwn(field.name())) {
                head.field(field.name(), field.value());
            }
        }
        if (!answer.headers().has("Date")) {
            head.field("Date", date);
        }
        if (chunked) {
            head.field("Transfer-Encoding", "chunked");
        } else if (length >= 0) {
            head.field("Content-Length", Long.toString(length));
        }
        if (status == SWITCHING) {
            head.field("Upgrade", "websocket");
        }
        if (!connection.isEmpty()) {
            head.field("Connection", connection);
        }
        return head.text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a field is the front's to set. */
    static boolean isOwn(String name) {
        for (var own : OWN) {
            if (own.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private void field(String name, String value) {
        check(name, value);
        text.append(name).append(": ").append(value).append("\r\n");
    }

    /** Refuses what would end the field early, so that no value can add fields or a body of its own. */
    static void check(String name, String value) {
        for (int i = 0; i < name.length(); i++) {
            if (!FieldParser.isToken(name.charAt(i))) {
                throw new IllegalArgumentException("Not a header field name: " + name);
            }
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException("A character of the value of " + name + " cannot be sent");
            }
        }
    }
}
