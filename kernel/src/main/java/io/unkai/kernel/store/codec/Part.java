package io.unkai.kernel.store.codec;

import io.unkai.kernel.schema.Blob;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of one type are written. */
interface Part {
    void write(CborWriter out, Object value);

    Object read(CborReader in);

    /** What a component is that was not stored. */
    default @Nullable Object absent() {
        return null;
    }

    /** A value from the text of a {@link Default}. */
    default Object parse(String text) {
        throw new IllegalArgumentException("no default can be declared here: " + text);
    }

    /** A value that may be null. */
    default void writeNullable(CborWriter out, @Nullable Object value) {
        if (value == null) {
            out.nothing();
        } else {
            write(out, value);
        }
    }

    /** A value that may be null. */
    default @Nullable Object readNullable(CborReader in) {
        return in.nothing() ? null : read(in);
    }

    /** A value without parts. */
    record Scalar(
            BiConsumer<CborWriter, Object> writer,
            Function<CborReader, Object> reader,
            @Nullable Object zero,
            Function<String, Object> parser)
            implements Part {
        @Override
        public void write(CborWriter out, Object value) {
            writer.accept(out, value);
        }

        @Override
        public Object read(CborReader in) {
            return reader.apply(in);
        }

        @Override
        public @Nullable Object absent() {
            return zero;
        }

        @Override
        public Object parse(String text) {
            return parser.apply(text);
        }
    }

    /** How a type without parts is written, or null. */
    static @Nullable Part scalar(Class<?> type) {
        if (type == String.class) {
            return new Scalar((out, value) -> out.text((String) value), CborReader::text, null, text -> text);
        } else if (type == boolean.class || type == Boolean.class) {
            return new Scalar(
                    (out, value) -> out.bool((Boolean) value),
                    CborReader::bool,
                    type.isPrimitive() ? false : null,
                    Boolean::valueOf);
        } else if (type == Blob.class) {
            return new Scalar(
                    (out, value) -> out.binary(((Blob) value).shared()),
                    in -> Blob.wrap(in.binary()),
                    null,
                    text -> Blob.wrap(Utf8.bytes(text)));
        } else if (type == Instant.class) {
            return new Scalar((out, value) -> time(out, (Instant) value), Part::time, null, Instant::parse);
        } else if (type == Duration.class) {
            return new Scalar(
                    (out, value) -> out.text(value.toString()), in -> Duration.parse(in.text()), null, Duration::parse);
        } else if (type.isEnum()) {
            return new Scalar(
                    (out, value) -> out.text(((Enum<?>) value).name()),
                    in -> Utf8.constant(type, in.text()),
                    null,
                    text -> Utf8.constant(type, text));
        }
        return number(type);
    }

    private static @Nullable Part number(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return new Scalar(
                    (out, value) -> out.number(((Integer) value).longValue()),
                    in -> Math.toIntExact(in.number()),
                    type.isPrimitive() ? 0 : null,
                    Integer::valueOf);
        } else if (type == long.class || type == Long.class) {
            return new Scalar(
                    (out, value) -> out.number(((Long) value).longValue()),
                    CborReader::number,
                    type.isPrimitive() ? 0L : null,
                    Long::valueOf);
        } else if (type == double.class || type == Double.class) {
            return new Scalar(
                    (out, value) -> out.number(((Double) value).doubleValue()),
                    CborReader::real,
                    type.isPrimitive() ? 0d : null,
                    Double::valueOf);
        }
        return null;
    }

    /** Seconds, and nanoseconds where there are any. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano")
    private static void time(CborWriter out, Instant time) {
        out.list(time.getNano() == 0 ? 1 : 2);
        out.number(time.getEpochSecond());
        if (time.getNano() != 0) {
            out.number((long) time.getNano());
        }
    }

    private static Instant time(CborReader in) {
        int parts = in.list();
        long seconds = in.number();
        return Instant.ofEpochSecond(seconds, parts > 1 ? in.number() : 0);
    }
}
