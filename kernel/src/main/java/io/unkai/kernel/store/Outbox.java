package io.unkai.kernel.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The requests to reconcile that have not been served yet. */
public final class Outbox {
    /** One request per kind and key; asking again replaces the stamp. */
    public static final Table<Request, Stamp> TABLE =
            new Table<>("kernel.outbox", new RequestCodec(), new StampCodec());

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

    private static final class StampCodec implements ValueCodec<Stamp> {
        @Override
        public byte[] encode(Stamp stamp) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(stamp.version())
                    .putLong(stamp.serial())
                    .array();
        }

        @Override
        public Stamp decode(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            return new Stamp(buffer.getLong(), buffer.getLong());
        }
    }
}
