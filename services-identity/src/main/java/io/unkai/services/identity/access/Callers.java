package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;

/** Finds what callers bring along. */
@FunctionalInterface
interface Callers {
    /** The policies and tags of the one who calls. */
    CallerPolicies policies(ReadTxn txn, Call call);
}
