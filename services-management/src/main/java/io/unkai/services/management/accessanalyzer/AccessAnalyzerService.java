package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.page.ListTokens;
import java.time.Instant;
import java.util.function.Supplier;

/** Access Analyzer: what the composition root wires. */
public final class AccessAnalyzerService {
    private final Store store;
    private final Sealer sealer;
    private final Supplier<Instant> clock;

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param clock the cloud's time
     */
    public AccessAnalyzerService(Store store, Sealer sealer, Supplier<Instant> clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on) {
        new PolicyGenerations(new ListTokens(sealer)).register(on);
    }

    /** What generates policies. */
    public Reconciler generator(Cloud cloud) {
        return new Generator(store, cloud, clock);
    }
}
