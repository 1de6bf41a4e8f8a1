package io.unkai.wire.protocol;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.http.Headers;
import org.jspecify.annotations.Nullable;

/** The format of bodies under HTTP bindings. Members bound elsewhere than to the body are none of its business. */
public interface DocumentCodec {
    /** The media type of a document. */
    String mediaType();

    /** Whether an output that has nothing for the body is answered with an empty document instead of an empty body. */
    boolean writesEmptyDocuments();

    /**
     * Refuses a request whose {@code Content-Type} or {@code Accept} can't be met.
     *
     * @param body the buffered body, or null where it is streamed
     */
    default void checkMediaTypes(Operation<?, ?> operation, Headers headers, byte @Nullable [] body) {}

    /**
     * Reads the members for which {@link BodyMembers#inRequest} holds.
     *
     * @param body not empty
     * @param values one slot per member of the schema, to be filled
     * @throws io.unkai.kernel.error.ApiException if the body is malformed
     */
    void readMembers(StructSchema schema, byte[] body, @Nullable Object[] values);

    /**
     * Reads a member that is the whole body: a structure, union, list, map or untyped data.
     *
     * @param body not empty
     * @throws io.unkai.kernel.error.ApiException if the body is malformed
     */
    @Nullable
    Object readPayload(Member member, byte[] body);

    /** Writes the members for which {@link BodyMembers#inResponse} holds. */
    byte[] writeMembers(Operation<?, ?> operation, Struct value);

    /** Writes a member that is the whole body: a structure, union, list, map or untyped data. */
    byte[] writePayload(Operation<?, ?> operation, Member member, Object value);
}
