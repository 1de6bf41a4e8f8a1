package io.unkai.services.storage.s3;

/** What S3 allows. */
final class Limits {
    /** Bytes of a key in UTF-8. */
    static final int KEY = 1024;

    /** Bytes of all user metadata, names and values. */
    static final int USER_METADATA = 2048;

    /** Bytes of an object in one request, and of a part: 5 GiB. */
    static final long SINGLE_BODY = 5L << 30;

    /** Bytes of a part that is not the last: 5 MiB. */
    static final long SMALLEST_PART = 5L << 20;

    /** Bytes of an object: 5 TiB. */
    static final long OBJECT = 5L << 40;

    /** The highest part number. */
    static final int PARTS = 10_000;

    /** Entries of one page of a listing. */
    static final int PAGE = 1000;

    /** Buckets of one page. */
    static final int BUCKET_PAGE = 10_000;

    /** Buckets of one account. */
    static final int BUCKETS = 10_000;

    /** Keys of one DeleteObjects. */
    static final int DELETES = 1000;

    private Limits() {}
}
