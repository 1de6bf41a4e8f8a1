package io.unkai.services.management;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.accessanalyzer.AccessAnalyzerService;
import io.unkai.services.management.accessanalyzer.Changes;
import io.unkai.services.management.audit.Recorder;
import io.unkai.services.management.cloudtrail.CloudTrailService;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The management services, put together. */
public final class ManagementService implements AutoCloseable {
    private final CloudTrailService cloudTrail;
    private final AccessAnalyzerService accessAnalyzer;
    private final Recorder recorder;

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param ids where ids come from
     * @param clock the cloud's time
     * @param dropped counts finished calls that were not recorded
     */
    public ManagementService(Store store, Sealer sealer, Ids ids, Supplier<Instant> clock, LongAdder dropped) {
        this(store, sealer, ids, clock, dropped, CloudTrailService::newPair);
    }

    /** With the pairs of RSA keys that sign digests, which take long to make. */
    ManagementService(
            Store store, Sealer sealer, Ids ids, Supplier<Instant> clock, LongAdder dropped, Supplier<KeyPair> pairs) {
        this.cloudTrail = new CloudTrailService(store, sealer, ids, clock, pairs);
        this.accessAnalyzer = new AccessAnalyzerService(store, sealer, clock);
        this.recorder = new Recorder(store, ids, clock, cloudTrail.feed(), dropped, cloudTrail::tick);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on, Cloud cloud) {
        cloudTrail.register(on, cloud);
        accessAnalyzer.register(on, cloud);
    }

    /** What these services have done behind their calls. */
    public List<Reconciler> reconcilers(Cloud cloud) {
        var all = new ArrayList<>(accessAnalyzer.reconcilers(cloud));
        all.add(cloudTrail.deliveries(cloud));
        return all;
    }

    /** Takes finished calls. */
    public Recorder recorder() {
        return recorder;
    }

    /** Takes notice of calls that change who may use something. */
    public Changes changes() {
        return accessAnalyzer.changes();
    }

    /** Records what is waiting, then ends. */
    @Override
    public void close() {
        accessAnalyzer.changes().close();
        recorder.close();
    }
}
