package io.unkai.wire.protocol;

/** What a request may hold at most. Every codec refuses more with a 4xx. */
public final class Limits {
    /** Bytes of a body that is held in memory. */
    public static final int BODY_BYTES = 10 * 1024 * 1024;

    /** Structures, lists and maps within each other. */
    public static final int DEPTH = 64;

    /** Characters of one string in a document. */
    public static final int STRING_CHARS = BODY_BYTES;

    /** Characters of one number. */
    public static final int NUMBER_CHARS = 400;

    /** Characters of one member name or map key. */
    public static final int NAME_CHARS = 64 * 1024;

    /** Elements of one list, or entries of one map. */
    public static final int ELEMENTS = 1_000_000;

    private Limits() {}
}
