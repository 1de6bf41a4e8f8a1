/** The store on disk keeps the contract of all stores, and what it acknowledged. */
@NullMarked
package io.unkai.store.rocksdb;

import org.jspecify.annotations.NullMarked;
