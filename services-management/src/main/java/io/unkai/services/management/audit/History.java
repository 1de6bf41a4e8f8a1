package io.unkai.services.management.audit;

import static io.unkai.services.management.audit.EventTables.BY_ATTRIBUTE;
import static io.unkai.services.management.audit.EventTables.EVENTS;
import static io.unkai.services.management.audit.EventTables.KEYS;
import static io.unkai.services.management.audit.EventTables.LOOKUP;

import io.unkai.kernel.page.Page;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.audit.EventTables.ByAttribute;
import io.unkai.services.management.audit.EventTables.EventKey;
import io.unkai.services.management.audit.EventTables.Nothing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The management events of the last {@value #DAYS} days, by account, region and time. */
public final class History {
    /** Days that events are kept. */
    public static final int DAYS = 90;

    private static final Duration KEPT = Duration.ofDays(DAYS);

    private History() {}

    /**
     * What to look up.
     *
     * @param account the account whose events are looked up
     * @param region the region they happened in
     * @param attribute what they are found by, or null for all
     * @param value the attribute's value
     * @param earliest not before this second, or null
     * @param latest not after this second, or null
     */
    public record Query(
            String account,
            String region,
            @Nullable Attribute attribute,
            String value,
            @Nullable Instant earliest,
            @Nullable Instant latest) {}

    static void put(Txn txn, AuditEvent event) {
        txn.put(EVENTS, key(event), event);
        rows(event, (attribute, value) -> txn.put(LOOKUP, row(event, attribute, value), new Nothing()));
    }

    private static EventKey key(AuditEvent event) {
        return new EventKey(event.account(), event.region(), event.time(), event.id());
    }

    private static ByAttribute row(AuditEvent event, Attribute attribute, String value) {
        return new ByAttribute(event.account(), event.region(), attribute, value, event.time(), event.id());
    }

    private static void rows(AuditEvent event, BiConsumer<Attribute, String> each) {
        for (var attribute : Attribute.values()) {
            attribute.of(event).forEach(value -> each.accept(attribute, value));
        }
    }

    /**
     * Looks events up, the newest first; costs what it answers.
     *
     * @param last where the page before ended, or null
     * @param limit most events, 1 or more
     */
    public static Page<AuditEvent> find(ReadTxn txn, Query query, byte @Nullable [] last, int limit) {
        var attribute = query.attribute;
        if (attribute == null) {
            var range = EventTables.between(KEYS, query.earliest, query.latest, query.account, query.region);
            return Pager.page(txn, EVENTS, range, last, limit, entry -> entry.value());
        }
        var range = EventTables.between(
                BY_ATTRIBUTE, query.earliest, query.latest, query.account, query.region, attribute, query.value);
        return Pager.page(
                txn,
                LOOKUP,
                range,
                last,
                limit,
                entry -> txn.get(EVENTS, entry.key().key()));
    }

    /**
     * Deletes events that are too old.
     *
     * @param most how many at a time
     * @return how many were deleted: fewer than asked for when none are left
     */
    static int prune(Txn txn, Instant now, int most) {
        var old = new ArrayList<AuditEvent>();
        for (var place : places(txn)) {
            var range = EventTables.between(KEYS, null, now.minus(KEPT), place.account, place.region);
            try (var cursor = txn.scan(EVENTS, range)) {
                while (cursor.hasNext() && old.size() < most) {
                    old.add(cursor.next().value());
                }
            }
        }
        for (var event : old) {
            txn.delete(EVENTS, key(event));
            rows(event, (attribute, value) -> txn.delete(LOOKUP, row(event, attribute, value)));
        }
        return old.size();
    }

    private record Place(String account, String region) {}

    /** The accounts and regions that have events; costs one step for each. */
    private static List<Place> places(ReadTxn txn) {
        var places = new ArrayList<Place>();
        try (var cursor = txn.scan(EVENTS, Range.ALL)) {
            while (cursor.hasNext()) {
                var key = cursor.next().key();
                places.add(new Place(key.account(), key.region()));
                var next = KEYS.prefix(key.account(), key.region()).to();
                if (next == null) {
                    break;
                }
                cursor.seek(next);
            }
        }
        return places;
    }
}
