package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.page.ListTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Access Analyzer: what the composition root wires. */
public final class AccessAnalyzerService {
    private final Store store;
    private final Sealer sealer;
    private final Supplier<Instant> clock;
    private final Changes changes;

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param clock the cloud's time
     */
    public AccessAnalyzerService(Store store, Sealer sealer, Supplier<Instant> clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
        this.changes = new Changes(store);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on, Cloud cloud) {
        var tokens = new ListTokens(sealer);
        new PolicyGenerations(tokens).register(on);
        new Analyzers(tokens).register(on);
        new ArchiveRules(tokens).register(on);
        new Findings(tokens).register(on);
        new WatchedResources(tokens, Scanner.surveys(cloud)).register(on);
        new AnalyzerTags().register(on);
        new PolicyValidation(tokens).register(on);
        new PolicyChecks().register(on);
        new AccessPreviews(tokens, Scanner.surveys(cloud)).register(on);
        new PreviewFindings(tokens).register(on);
    }

    /** What generates policies, and what looks at resources. */
    public List<Reconciler> reconcilers(Cloud cloud) {
        var all = new ArrayList<Reconciler>();
        all.add(new Generator(store, cloud, clock));
        all.addAll(new Scanner(store, cloud, clock).reconcilers());
        all.add(new Previewer(store, Scanner.surveys(cloud), clock));
        return all;
    }

    /** Is told of calls that succeeded. */
    public Changes changes() {
        return changes;
    }
}
