package io.unkai.services.management.audit;

import static io.unkai.services.management.audit.EventTables.BLOCKS;
import static io.unkai.services.management.audit.EventTables.KEYS;
import static io.unkai.services.management.audit.EventTables.LOOKUP;

import io.unkai.kernel.page.Page;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.audit.EventTables.BlockKey;
import io.unkai.services.management.audit.EventTables.ByAttribute;
import io.unkai.services.management.audit.EventTables.Nothing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Keeps those of the events that belong into the history. */
    static void put(Txn txn, List<AuditEvent> events) {
        events.stream()
                .filter(AuditEvent::management)
                .collect(Collectors.groupingBy(event -> new Place(event.account(), event.region())))
                .values()
                .forEach(together -> EventBlock.of(together).forEach(block -> put(txn, block)));
    }

    private static void put(Txn txn, EventBlock block) {
        txn.put(BLOCKS, key(block), block);
        rows(block).forEach(row -> txn.put(LOOKUP, row, new Nothing()));
    }

    private static BlockKey key(EventBlock block) {
        var newest = block.events().getFirst();
        return new BlockKey(newest.account(), newest.region(), block.newest(), block.id());
    }

    private static List<ByAttribute> rows(EventBlock block) {
        var key = key(block);
        var rows = new ArrayList<ByAttribute>();
        for (var attribute : Attribute.values()) {
            values(block, attribute).forEach(value -> rows.add(row(key, attribute, value)));
        }
        return rows;
    }

    /** What rows say of an attribute of a block's events, each value once. */
    private static Set<String> values(EventBlock block, Attribute attribute) {
        var values = new HashSet<String>();
        for (var event : block.events()) {
            attribute.of(event).forEach(value -> values.add(attribute.row(value)));
        }
        return values;
    }

    static ByAttribute row(BlockKey block, Attribute attribute, String value) {
        return new ByAttribute(block.account(), block.region(), attribute, value, block.newest(), block.id());
    }

    /**
     * Looks events up, the newest first; costs about what it answers.
     *
     * @param last where the page before ended, or null
     * @param limit most events, 1 or more
     */
    public static Page<AuditEvent> find(ReadTxn txn, Query query, byte @Nullable [] last, int limit) {
        return new HistorySearch(txn, query, limit).page(last);
    }

    /**
     * Deletes blocks of events that are all too old.
     *
     * @param most how many at a time
     * @return how many were deleted: fewer than asked for when none are left
     */
    static int prune(Txn txn, Instant now, int most) {
        var old = new ArrayList<EventBlock>();
        for (var place : places(txn)) {
            var all = KEYS.prefix(place.account, place.region);
            var range = new Range(KEYS.start(place.account, place.region, now.minus(KEPT)), all.to());
            try (var cursor = txn.scan(BLOCKS, range)) {
                while (cursor.hasNext() && old.size() < most) {
                    old.add(cursor.next().value());
                }
            }
        }
        for (var block : old) {
            txn.delete(BLOCKS, key(block));
            rows(block).forEach(row -> txn.delete(LOOKUP, row));
        }
        return old.size();
    }

    private record Place(String account, String region) {}

    /** The accounts and regions that have events; costs one step for each. */
    private static List<Place> places(ReadTxn txn) {
        var places = new ArrayList<Place>();
        try (var cursor = txn.scan(BLOCKS, Range.ALL)) {
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
