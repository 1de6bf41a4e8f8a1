/** The store on disk: RocksDB behind one committer that makes many transactions durable with one sync. */
@NullMarked
package io.unkai.store.rocksdb;

import org.jspecify.annotations.NullMarked;
