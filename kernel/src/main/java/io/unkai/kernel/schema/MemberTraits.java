package io.unkai.kernel.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of one use of a shape. Traits of the target shape are already merged in, the member's own first.
 *
 * @param flags the traits that are there or not
 * @param wireName the name in JSON ({@code jsonName}) or XML ({@code xmlName}), or null where it is the member's name
 * @param queryName the name in EC2 Query where the model gives one, or null
 * @param xmlNamespace the namespace to declare on the element, or null; its name is empty
 * @param timestamp the format of a timestamp, or null for the protocol's default in that place
 * @param binding where HTTP-binding protocols carry it
 * @param constraints what values must satisfy
 * @param defaultValue the model's default with the Java type of the shape, or null
 * @param mediaType the media type of a string or blob, or null
 */
public record MemberTraits(
        Set<Flag> flags,
        @Nullable String wireName,
        @Nullable String queryName,
        @Nullable XmlName xmlNamespace,
        @Nullable TimestampFormat timestamp,
        Binding binding,
        Constraints constraints,
        @Nullable Object defaultValue,
        @Nullable String mediaType) {

    /** A member without traits, carried in the body. */
    public static final MemberTraits NONE =
            new MemberTraits(Set.of(), null, null, null, null, Binding.BODY, Constraints.NONE, null, null);

    /** Traits without a value. */
    public enum Flag {
        /** Must be set. */
        REQUIRED,
        /** A repeated element without a wrapper, in XML and query lists and maps. */
        FLATTENED,
        /** An XML attribute of the enclosing element. */
        XML_ATTRIBUTE,
        /** A token that makes the call idempotent; clients fill it in. */
        IDEMPOTENCY_TOKEN,
        /** A blob that is streamed, never held in memory. */
        STREAMING,
        /** A streamed blob whose length must be known beforehand. */
        REQUIRES_LENGTH,
        /** A union that is a stream of events. */
        EVENT_STREAM,
        /** In an event: carried as a header of the event. */
        EVENT_HEADER,
        /** In an event: is the event's payload. */
        EVENT_PAYLOAD,
        /** Inserted into the host name by clients. */
        HOST_LABEL,
        /** Never written to a log. */
        SENSITIVE
    }

    /** Whether a flag is set. */
    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** Starts from these traits. */
    public MemberTraitsBuilder toBuilder() {
        return new MemberTraitsBuilder(this);
    }
}
