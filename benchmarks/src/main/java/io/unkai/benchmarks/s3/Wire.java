package io.unkai.benchmarks.s3;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One kept connection: sends requests as they are and reads answers away. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private static final String LENGTH = "\r\ncontent-length:";

    private final Socket socket;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    /**
     * Sends a request and reads its answer, which must be a success.
     *
     * @return bytes of the answer's body
     */
    long exchange(byte[]... request) throws IOException {
        for (var piece : request) {
            socket.getOutputStream().write(piece);
        }
        return answer();
    }

    /** Sends a request whose body is the same piece over and over. */
    void upload(byte[] head, byte[] piece, long times) throws IOException {
        socket.getOutputStream().write(head);
        for (long i = 0; i < times; i++) {
            socket.getOutputStream().write(piece);
        }
        answer();
    }

    private long answer() throws IOException {
        var head = head();
        if (!head.startsWith("http/1.1 2")) {
            throw new IOException("answered " + head);
        }
        return head.contains("chunked") ? chunked() : skip(length(head));
    }

    /** Sends a request and reads its answer, a success with a short body of a known length. */
    byte[] body(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var head = head();
        if (!head.startsWith("http/1.1 2")) {
            throw new IOException("answered " + head);
        }
        int length = (int) length(head);
        while (to - from < length) {
            fill();
        }
        var body = Arrays.copyOfRange(buffer, from, from + length);
        from += length;
        return body;
    }

    private String head() throws IOException {
        int end = find("\r\n\r\n");
        var head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        from = end + 4;
        return head;
    }

    /** Where a text that is near begins in the buffer. */
    private int find(String wanted) throws IOException {
        while (true) {
            int at = new String(buffer, from, Math.min(to - from, 8_192), StandardCharsets.ISO_8859_1).indexOf(wanted);
            if (at >= 0) {
                return from + at;
            }
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            fill();
        }
    }

    private void fill() throws IOException {
        int got = socket.getInputStream().read(buffer, to, BUFFER - to);
        if (got < 0) {
            throw new EOFException("the server hung up");
        }
        to += got;
    }

    private static long length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at + LENGTH.length());
        return Long.parseLong(head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }

    private long chunked() throws IOException {
        long sum = 0;
        while (true) {
            int end = find("\r\n");
            int size = Integer.parseInt(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1).strip(), 16);
            from = end + 2;
            skip(size + 2L);
            if (size == 0) {
                return sum;
            }
            sum += size;
        }
    }

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            if (from == to) {
                from = 0;
                to = 0;
                fill();
            }
            int count = (int) Math.min(left, to - from);
            from += count;
            left -= count;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
