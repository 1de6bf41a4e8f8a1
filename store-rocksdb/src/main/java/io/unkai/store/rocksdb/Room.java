package io.unkai.store.rocksdb;

/**
 * How much of the disk is left alone.
 *
 * @param low below this many bytes only small groups are written, so that what frees room still can
 * @param none below this nothing is written: RocksDB needs some room to stay healthy
 */
record Room(long low, long none) {
    static final Room USUAL = new Room(32L << 20, 8L << 20);

    private static final long SMALL_GROUP = 64L << 10;

    /** Whether a group of a size may be written. */
    boolean allows(long left, long size) {
        return left >= none && (left >= low || size <= SMALL_GROUP);
    }
}
