package io.unkai.services.storage.s3;

/**
 * Something to delete.
 *
 * @param kind what it is; its id is its key
 */
record Garbage(Kind kind) {
    /** The kind of reconciler that deletes garbage. */
    static final String RECONCILE = "s3.garbage";

    /** What is to be deleted. */
    enum Kind {
        /** A body of the object plane. */
        BLOB,
        /** The extents of an object that was uploaded in parts. */
        EXTENTS,
        /** The uploads of a bucket that is gone. */
        UPLOADS
    }
}
