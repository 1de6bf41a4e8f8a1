package io.unkai.kernel.store.codec;

import io.unkai.kernel.schema.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How one component of a key becomes bytes that sort as it does. */
interface KeyPart {
    void write(KeyWriter out, Object value);

    Object read(KeyReader in);

    /** How components of a type are written. */
    static KeyPart of(Class<?> type) {
        if (type == String.class) {
            return new Text();
        } else if (type == Blob.class) {
            return new Bytes();
        } else if (type == int.class || type == Integer.class) {
            return new Int32();
        } else if (type == long.class || type == Long.class) {
            return new Int64();
        } else if (type == boolean.class || type == Boolean.class) {
            return new Bool();
        } else if (type == Instant.class) {
            return new Time();
        } else if (type.isEnum()) {
            return new Name(type);
        } else if (type.isRecord()) {
            return new Nested(RecordKeys.of(type));
        }
        throw new IllegalArgumentException("a key cannot have a component of " + type.getName());
    }

    /** The order of code points, which is the order of UTF-8. */
    record Text() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            out.escaped(Utf8.bytes((String) value));
            out.end();
        }

        @Override
        public Object read(KeyReader in) {
            return new String(in.escaped(), StandardCharsets.UTF_8);
        }
    }

    /** Unsigned lexicographic order. */
    record Bytes() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            out.escaped(((Blob) value).shared());
            out.end();
        }

        @Override
        public Object read(KeyReader in) {
            return Blob.wrap(in.escaped());
        }
    }

    /** Numeric order. */
    record Int32() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            out.number((Integer) value ^ Integer.MIN_VALUE, Integer.BYTES);
        }

        @Override
        public Object read(KeyReader in) {
            return (int) in.number(Integer.BYTES) ^ Integer.MIN_VALUE;
        }
    }

    /** Numeric order. */
    record Int64() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            out.number((Long) value ^ Long.MIN_VALUE, Long.BYTES);
        }

        @Override
        public Object read(KeyReader in) {
            return in.number(Long.BYTES) ^ Long.MIN_VALUE;
        }
    }

    /** False first. */
    record Bool() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            out.one((Boolean) value ? 1 : 0);
        }

        @Override
        public Object read(KeyReader in) {
            return in.one() != 0;
        }
    }

    /** The earliest first. */
    record Time() implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            var time = (Instant) value;
            out.number(time.getEpochSecond() ^ Long.MIN_VALUE, Long.BYTES);
            out.number(time.getNano(), Integer.BYTES);
        }

        @Override
        public Object read(KeyReader in) {
            return Instant.ofEpochSecond(in.number(Long.BYTES) ^ Long.MIN_VALUE, in.number(Integer.BYTES));
        }
    }

    /** The order of the constants' names, which do not move when constants are added. */
    record Name(Class<?> type) implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            new Text().write(out, ((Enum<?>) value).name());
        }

        @Override
        public Object read(KeyReader in) {
            return Utf8.constant(type, (String) new Text().read(in));
        }
    }

    /** The components of a record, one after the other. */
    record Nested(RecordKeys<?> keys) implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            keys.write(out, value);
        }

        @Override
        public Object read(KeyReader in) {
            return keys.read(in);
        }
    }

    /** The opposite order. */
    record Inverted(KeyPart part) implements KeyPart {
        @Override
        public void write(KeyWriter out, Object value) {
            int start = out.size();
            part.write(out, value);
            out.invert(start);
        }

        @Override
        public Object read(KeyReader in) {
            in.invert();
            var value = part.read(in);
            in.invert();
            return value;
        }
    }
}
