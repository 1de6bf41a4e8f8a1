package io.unkai.store.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Filter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** How RocksDB is set up: little memory, few files, one writer. */
final class Tuning implements AutoCloseable {
    private static final long CACHE_BYTES = 16L << 20;
    private static final long WRITE_BUFFER_BYTES = 8L << 20;
    private static final long MAX_WAL_BYTES = 64L << 20;
    private static final int WRITE_BUFFERS = 3;
    private static final int BLOCK_BYTES = 16 << 10;
    private static final int OPEN_FILES = 512;
    private static final int BLOOM_BITS = 10;
    private static final long LOG_BYTES = 1L << 20;

    private final Cache cache = new LRUCache(CACHE_BYTES);
    private final Filter bloom = new BloomFilter(BLOOM_BITS);
    private final Options options = new Options();

    Tuning() {
        // Index and filter blocks stay outside the cache: inside a small one they push each other out and every read
        // pays.
        var blocks = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(bloom)
                .setCacheIndexAndFilterBlocks(false);
        options.setCreateIfMissing(true)
                .setTableFormatConfig(blocks)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setMaxTotalWalSize(MAX_WAL_BYTES)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false)
                .setSkipStatsUpdateOnDbOpen(true)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
        options.setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
        options.setMaxLogFileSize(LOG_BYTES);
        options.setKeepLogFileNum(2);
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        bloom.close();
        cache.close();
    }
}
