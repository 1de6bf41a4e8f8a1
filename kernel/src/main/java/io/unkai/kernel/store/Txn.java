package io.unkai.kernel.store;

/** A transaction that may change the store. */
public interface Txn extends ReadTxn {
    /** Puts a record, in place of any that was there. */
    <K, V> void put(Table<K, V> table, K key, V value);

    /** Removes a record; nothing happens where there is none. */
    <K, V> void delete(Table<K, V> table, K key);

    /** Removes all records of a range, at a cost that does not depend on how many there are. */
    void deleteRange(Table<?, ?> table, Range range);

    /** Removes every record of every table, at a cost that does not depend on how many there are. */
    void clear();

    /** Asks for a reconciler to look at something once this transaction is durable; survives a crash. */
    void reconcile(String kind, String key);

    /** A new stamp, greater than those of every transaction whose changes this one may have read. */
    Stamp stamp();
}
