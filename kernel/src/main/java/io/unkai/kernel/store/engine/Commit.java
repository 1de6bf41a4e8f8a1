package io.unkai.kernel.store.engine;

/**
 * A transaction that asks to be committed.
 *
 * @param version of the snapshot it read
 * @param reads what it read
 * @param writes what it changes
 */
public record Commit(long version, ReadSet reads, WriteSet writes) {}
