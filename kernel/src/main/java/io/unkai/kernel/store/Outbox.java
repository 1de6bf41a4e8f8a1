package io.unkai.kernel.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The requests to reconcile that have not been served yet. */
public final class Outbox {
    /** One request per kind and key; asking again replaces the mark. */
    public static final Table<Request, Mark> TABLE = new Table<>("kernel.outbox", new RequestCodec(), new MarkCodec());

    private Outbox() {}

    /**
     * What to look at.
     *
     * @param kind names the reconciler
     * @param key names the thing, within its kind
     */
    public record Request(String kind, String key) {
        /** A request; the kind is not empty and holds no zero character. */
        public Request {
            if (kind.isEmpty() || kind.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a kind: '" + kind + "'");
            }
        }
    }

    /**
     * Tells one asking from the next: never the same twice for one request, across restarts too.
     *
     * @param version of the snapshot that the asking transaction read
     * @param serial counts requests since the store was opened
     */
    public record Mark(long version, long serial) {}

    private static final class RequestCodec implements KeyCodec<Request> {
        @Override
        public byte[] encode(Request request) {
            return (request.kind + '\0' + request.key).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Request decode(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            return new Request(text.substring(0, end), text.substring(end + 1));
        }
    }

    private static final class MarkCodec implements ValueCodec<Mark> {
        @Override
        public byte[] encode(Mark mark) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(mark.version)
                    .putLong(mark.serial)
                    .array();
        }

        @Override
        public Mark decode(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            return new Mark(buffer.getLong(), buffer.getLong());
        }
    }
}
