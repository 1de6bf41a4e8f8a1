package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.DeliveryTables.WAITING;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.audit.AuditEvent;
import io.unkai.services.management.audit.EventSink;
import io.unkai.services.management.cloudtrail.DeliveryTables.Place;
import io.unkai.services.management.cloudtrail.DeliveryTables.Stream;
import io.unkai.services.management.cloudtrail.DeliveryTables.Waiting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives events to the trails that take them. */
final class TrailFeed implements EventSink {
    private final Store store;
    private volatile Set<String> wantData = Set.of();

    TrailFeed(Store store) {
        this.store = store;
    }

    /** Looks again which accounts have trails that take data events. */
    void refresh() {
        wantData = store.read(TrailFeed::accountsThatWantData);
    }

    private static Set<String> accountsThatWantData(ReadTxn txn) {
        var accounts = new HashSet<String>();
        try (var cursor = txn.scan(Trail.TABLE, Range.ALL)) {
            while (cursor.hasNext()) {
                var trail = cursor.next().value();
                if (trail.logging() && trail.selection().data()) {
                    accounts.add(trail.account());
                }
            }
        }
        return Set.copyOf(accounts);
    }

    @Override
    public boolean wantsData(String account) {
        return wantData.contains(account);
    }

    @Override
    public void take(Txn txn, List<AuditEvent> events) {
        var trails = new HashMap<String, List<Trail>>();
        for (var event : events) {
            for (var trail : trails.computeIfAbsent(event.account(), account -> TrailFinder.all(txn, account))) {
                if (takes(trail, event)) {
                    var stamp = txn.stamp();
                    txn.put(
                            WAITING,
                            new Place(new Stream(trail.id(), event.region()), stamp.version(), stamp.serial()),
                            new Waiting(event.time(), event.json()));
                }
            }
        }
    }

    private static boolean takes(Trail trail, AuditEvent event) {
        boolean here = trail.target().multiRegion() || trail.region().equals(event.region());
        boolean global = trail.target().global() || !event.global();
        return here && global && trail.logging() && trail.selection().takes(event);
    }
}
