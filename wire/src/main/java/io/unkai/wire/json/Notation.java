package io.unkai.wire.json;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.StructSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Where the token formats differ: how they write what their tokens don't have. */
public interface Notation {
    /** The name of a structure's member. */
    String name(Member member);

    /** The structure's member of a name, or null. */
    @Nullable
    Member member(StructSchema schema, String name);

    /** Reads the current token as bytes. */
    Blob readBlob(JsonParser parser);

    /** Reads the current token as an instant. */
    Instant readTimestamp(Member member, JsonParser parser);

    /** Reads the current token as a floating-point number. */
    double readDouble(JsonParser parser);

    /** Writes bytes. */
    void writeBlob(JsonGenerator generator, Blob blob);

    /** Writes an instant. */
    void writeTimestamp(JsonGenerator generator, Member member, Instant instant);

    /** Writes a floating-point number of either width. */
    void writeFloating(JsonGenerator generator, Number value);

    /** Whether a number that has been read is exact enough for an integer member. */
    boolean isInteger(JsonParser parser);
}
