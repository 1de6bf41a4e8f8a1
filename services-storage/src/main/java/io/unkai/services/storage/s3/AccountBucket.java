package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;

/**
 * Files a bucket under its owner.
 *
 * @param account twelve digits
 * @param name the bucket's name
 */
record AccountBucket(String account, String name) {
    static final KeyCodec<AccountBucket> CODEC = new CodecOf<>(
            key -> start(key.account, key.name), parts -> new AccountBucket(parts.closed(), parts.rest()));

    /** The bytes with which all of an account's buckets of that prefix start. */
    static byte[] start(String account, String prefix) {
        return new KeyBytes().closed(account).raw(prefix).bytes();
    }
}
