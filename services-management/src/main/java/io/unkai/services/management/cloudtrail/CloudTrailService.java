package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.audit.EventSink;
import io.unkai.services.management.page.ListTokens;
import java.security.KeyPair;
import java.time.Instant;
import java.util.function.Supplier;

/** CloudTrail: what the composition root wires. */
public final class CloudTrailService {
    private static final String PRINCIPAL = "cloudtrail.amazonaws.com";

    private final Store store;
    private final Sealer sealer;
    private final Ids ids;
    private final Supplier<Instant> clock;
    private final SigningKeys keys;
    private final TrailFeed feed;
    private final Schedule schedule;

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param ids where the names of files come from
     * @param clock the cloud's time
     * @param pairs makes the pairs of RSA keys that sign digests
     */
    public CloudTrailService(Store store, Sealer sealer, Ids ids, Supplier<Instant> clock, Supplier<KeyPair> pairs) {
        this.store = store;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
        this.keys = new SigningKeys(store, sealer, pairs);
        this.feed = new TrailFeed(store);
        this.schedule = new Schedule(store, clock);
    }

    /** A new pair of RSA keys. */
    public static KeyPair newPair() {
        return SigningKeys.newPair();
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on, Cloud cloud) {
        new TrailWrites(new BucketCheck(cloud)).register(on);
        new TrailReads().register(on);
        new TrailTags().register(on);
        new Logging().register(on);
        new EventSelectors().register(on);
        new PublicKeys().register(on);
        new Lookup(new ListTokens(sealer)).register(on);
    }

    /** What gives events to trails. */
    public EventSink feed() {
        return feed;
    }

    /** What delivers to S3. */
    public Reconciler deliveries(Cloud cloud) {
        var bucket = new Bucket(cloud);
        return new Deliveries(
                store, new LogDelivery(store, ids, bucket), new DigestDelivery(store, keys, bucket), clock);
    }

    /** To be called about every second: asks for deliveries when they are due, and notices changed trails. */
    public void tick() {
        feed.refresh();
        schedule.check();
    }

    /** CloudTrail for an account, with the account's rights. */
    static Cloud.Caller caller(String account, String region) {
        return new Cloud.Caller(PRINCIPAL, account, region);
    }

    /** CloudTrail for a trail: the bucket's policy has to let it in. */
    static Cloud.Caller caller(String account, String region, String trail) {
        return new Cloud.Caller(PRINCIPAL, account, region, trail);
    }
}
