package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Blob;

/**
 * Where the bytes of an object or of a part are.
 *
 * @param kind in which way they are kept
 * @param id under which name; empty where there are no bytes
 */
record Data(Kind kind, String id) {
    /** No bytes at all. */
    static final Data NONE = new Data(Kind.NONE, "");

    /** In which way bytes are kept. */
    enum Kind {
        /** There are none. */
        NONE,
        /** In the store. */
        INLINE,
        /** As one body of the object plane. */
        BLOB,
        /** As the parts of a multipart upload, one after another. */
        PARTS
    }

    /** Bytes kept in the store, in a table of their own so that listings do not read them. */
    record Inline(Blob bytes) {}

    /**
     * A body of the object plane that something refers to.
     *
     * @param size number of bytes
     * @param references how many objects and parts share it
     */
    record Shared(long size, long references) {}
}
