package io.unkai.services.compute.dlm;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import java.time.Instant;
import java.util.function.Supplier;

/** Data Lifecycle Manager: what the composition root wires. */
public final class DlmService {
    private DlmService() {}

    /** Registers the operations that are implemented. */
    public static void register(Handlers on) {
        Policies.register(on);
        PolicyLists.register(on);
        PolicyTags.register(on);
    }

    /**
     * What lets policies act.
     *
     * @param cloud how EC2 and STS are called
     * @param clock the cloud's time
     */
    public static Reconciler reconciler(Store store, Cloud cloud, Supplier<Instant> clock) {
        return new PolicyReconciler(store, cloud, clock);
    }
}
