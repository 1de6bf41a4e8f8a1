package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trail.
 *
 * @param account who owns it
 * @param region where it was created
 * @param name its name, unique in account and region
 * @param id what its events are filed under: a trail of the same name made later has another
 * @param target where and how it delivers
 * @param started when it last began to log, or null where it never did
 * @param stopped when it last ended to log, or null where it never did
 * @param selection which events it takes
 */
record Trail(
        String account,
        String region,
        String name,
        String id,
        Target target,
        @Nullable Instant started,
        @Nullable Instant stopped,
        Selection selection) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Trail> TABLE = new Table<>("cloudtrail.trails", KEYS, RecordCodec.of(Trail.class));

    /** Where a trail is filed. */
    record Key(String account, String region, String name) {}

    /**
     * Where and how a trail delivers.
     *
     * @param bucket the S3 bucket
     * @param prefix what the keys begin with, or empty
     * @param global whether events of global services are taken
     * @param multiRegion whether events of all regions are taken
     * @param validation whether digests are delivered
     */
    record Target(String bucket, String prefix, boolean global, boolean multiRegion, boolean validation) {}

    Key key() {
        return new Key(account, region, name);
    }

    String arn() {
        return Arn.of("cloudtrail", region, account, "trail/" + name).toString();
    }

    /** Whether it takes events now. */
    boolean logging() {
        return started != null && (stopped == null || started.isAfter(stopped));
    }

    Trail with(Target changed) {
        return new Trail(account, region, name, id, changed, started, stopped, selection);
    }

    Trail with(Selection changed) {
        return new Trail(account, region, name, id, target, started, stopped, changed);
    }

    Trail startedAt(Instant now) {
        // Never at the moment it stopped: the later of the two says whether it logs.
        var start = stopped != null && !now.isAfter(stopped) ? stopped.plusNanos(1) : now;
        return new Trail(account, region, name, id, target, start, stopped, selection);
    }

    Trail stoppedAt(Instant now) {
        var stop = started != null && now.isBefore(started) ? started : now;
        return new Trail(account, region, name, id, target, started, stop, selection);
    }
}
