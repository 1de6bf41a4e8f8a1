package io.unkai.server.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket (RFC 6455). One thread receives and one sends; both may be made to wait by a slow client. */
public interface WebSocket {
    /** Most bytes of a message that a client sends. */
    int MOST_BYTES = 64 << 10;
    /** What a browser is told when all went well. */
    int NORMAL = 1000;
    /** What a browser is told when this side failed. */
    int FAILED = 1011;

    /** A message. Its bytes are not copied: whoever made it changes them no more. */
    final class Message {
        private final boolean text;
        private final byte[] bytes;

        /** @param text whether the bytes are text in UTF-8 */
        public Message(boolean text, byte[] bytes) {
            this.text = text;
            this.bytes = bytes;
        }

        /** Whether it is text in UTF-8. */
        public boolean text() {
            return text;
        }

        /** The message. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** Talks to one client on a thread of its own; the socket is closed when it returns. */
    @FunctionalInterface
    interface Service {
        /** Talks until either side ends. */
        void serve(WebSocket socket) throws IOException;
    }

    /**
     * Waits for the next message; null where none will come.
     *
     * @throws java.net.SocketTimeoutException if none came in time; one may be asked for again
     */
    @Nullable
    Message receive(Duration patience) throws IOException;

    /** Runs something once the connection is gone, at once where it is; it may block. */
    void whenClosed(Runnable task);

    /** Sends a message, as soon as the client has taken most of what was sent before. */
    void send(Message message) throws IOException;

    /**
     * Ends it; does nothing where it has ended.
     *
     * @param code 1000, 1011, or one of the application's own, 4000 to 4999
     * @param reason at most 120 bytes
     */
    void close(int code, String reason);
}
