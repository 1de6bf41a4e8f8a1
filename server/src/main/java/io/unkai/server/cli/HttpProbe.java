package io.unkai.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP exchange on a connection of its own: the JDK's client would double the start-up time of a command. */
final class HttpProbe {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 15_000;
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private HttpProbe() {}

    /** Status and body of an answer. */
    record Answer(int status, String body) {}

    /**
     * @param headers whole lines, each ended by CR LF
     * @throws IOException when nobody answers, or not HTTP
     */
    static Answer ask(String host, int port, String method, String path, String headers) throws IOException {
        return ask(host, port, method, path, headers, "");
    }

    /**
     * @param headers whole lines, each ended by CR LF
     * @param body the body
     * @throws IOException when nobody answers, or not HTTP
     */
    static Answer ask(String host, int port, String method, String path, String headers, String body)
            throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + authority(host, port)
                    + "\r\nConnection: close\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                    + "\r\n" + headers + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return parse(readAll(socket.getInputStream()));
        }
    }

    static String authority(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String readAll(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_ANSWER_BYTES);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Answer parse(String answer) throws IOException {
        int headEnd = answer.indexOf("\r\n\r\n");
        if (!answer.startsWith("HTTP/1.") || headEnd < 0) {
            throw new IOException("the answer is not HTTP");
        }
        String head = answer.substring(0, headEnd).toLowerCase(Locale.ROOT);
        String body = answer.substring(headEnd + 4);
        try {
            int status = Integer.parseInt(head.substring(9, 12));
            return new Answer(status, head.contains("transfer-encoding: chunked") ? unchunk(body) : body);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("the answer is not HTTP", e);
        }
    }

    private static String unchunk(String body) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int lineEnd = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body.substring(at, lineEnd), 16);
            if (size == 0) {
                return out.toString();
            }
            out.append(body, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
