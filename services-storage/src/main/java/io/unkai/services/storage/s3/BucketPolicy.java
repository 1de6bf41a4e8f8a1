package io.unkai.services.storage.s3;

/**
 * What the owner of a bucket wrote about who may use it.
 *
 * @param json the document as it was sent
 * @param open whether it lets the public in, as S3 means it
 */
record BucketPolicy(String json, boolean open) {
    /** Most bytes of a policy. */
    static final int MAX_BYTES = 20 * 1024;
}
