package io.unkai.kernel.schema;

/**
 * Where an HTTP-binding protocol carries a member.
 *
 * @param location the part of the message
 * @param name the header, header prefix, query parameter or label; empty where the location has no name
 */
public record Binding(Location location, String name) {
    /** In the document in the body. */
    public static final Binding BODY = new Binding(Location.BODY, "");

    /** Is the whole body. */
    public static final Binding PAYLOAD = new Binding(Location.PAYLOAD, "");

    /** Is the response's status code. */
    public static final Binding STATUS = new Binding(Location.STATUS, "");

    /** Every query parameter that no other member takes. */
    public static final Binding QUERY_PARAMS = new Binding(Location.QUERY_PARAMS, "");

    /** One header. */
    public static Binding header(String name) {
        return new Binding(Location.HEADER, name);
    }

    /** All headers that start with a prefix, as a map; the prefix may be empty. */
    public static Binding prefixHeaders(String prefix) {
        return new Binding(Location.PREFIX_HEADERS, prefix);
    }

    /** One query parameter. */
    public static Binding query(String name) {
        return new Binding(Location.QUERY, name);
    }

    /** A label of the URI pattern. */
    public static Binding label(String name) {
        return new Binding(Location.LABEL, name);
    }

    /** The parts of an HTTP message. */
    public enum Location {
        BODY,
        PAYLOAD,
        HEADER,
        PREFIX_HEADERS,
        QUERY,
        QUERY_PARAMS,
        LABEL,
        STATUS
    }
}
