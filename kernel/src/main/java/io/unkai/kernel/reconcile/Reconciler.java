package io.unkai.kernel.reconcile;

/**
 * Brings one kind of thing to its desired state. It reads what is desired, calls a plane so that a second call does no harm, and
 * records what it observed, in transactions of its own.
 */
public interface Reconciler {
    /** The kind, as in {@link io.unkai.kernel.store.Txn#reconcile}. */
    String kind();

    /**
     * Looks at one thing; never at the same one twice at a time. What it throws counts as {@link Outcome.Failed}.
     *
     * @param key names the thing, which may be gone
     */
    Outcome reconcile(String key) throws Exception;
}
