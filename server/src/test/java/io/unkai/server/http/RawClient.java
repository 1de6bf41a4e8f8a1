package io.unkai.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A socket that sends exactly what it is told. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    /** An answer; {@code trailers} are those of a chunked body. */
    record Answer(String statusLine, Map<String, String> headers, String body, Map<String, String> trailers) {
        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(InetSocketAddress address) throws IOException {
        this(address, 0);
    }

    /** With a small receive buffer, where not 0. */
    RawClient(InetSocketAddress address, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(address);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Socket socket() {
        return socket;
    }

    InputStream in() {
        return in;
    }

    RawClient send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** The next answer to a request that is not HEAD. */
    Answer answer() throws IOException {
        return answer(true);
    }

    /** The next answer up to its body. */
    Answer head() throws IOException {
        return new Answer(line(), fields(), "", Map.of());
    }

    /** The next answer, with a body or without. */
    Answer answer(boolean hasBody) throws IOException {
        String status = line();
        var headers = fields();
        int code = Integer.parseInt(status.split(" ")[1]);
        if (!hasBody || code < 200 || code == 204 || code == 304) {
            return new Answer(status, headers, "", Map.of());
        }
        if (headers.containsKey("transfer-encoding")) {
            var body = new ByteArrayOutputStream();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.writeBytes(exactly(size));
                exactly(2);
            }
            return new Answer(status, headers, body.toString(StandardCharsets.ISO_8859_1), fields());
        }
        String length = headers.get("content-length");
        byte[] body = length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
        return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1), Map.of());
    }

    /** Whether the server has ended the connection cleanly and sent nothing more. */
    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server closed the connection in a body");
        }
        return bytes;
    }

    private Map<String, String> fields() throws IOException {
        var fields = new LinkedHashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
