package io.unkai.kernel.reconcile;

/**
 * What the reconcilers did since they were started.
 *
 * @param done requests served
 * @param again looks that asked for another
 * @param failed looks that failed
 * @param running looks at this moment
 * @param ready requests that wait for their turn
 * @param waiting requests that wait for their time
 */
public record ReconcileStats(long done, long again, long failed, int running, int ready, int waiting) {}
