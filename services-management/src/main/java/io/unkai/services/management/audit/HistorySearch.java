package io.unkai.services.management.audit;

import static io.unkai.services.management.audit.EventTables.BLOCKS;
import static io.unkai.services.management.audit.EventTables.BY_ATTRIBUTE;
import static io.unkai.services.management.audit.EventTables.KEYS;
import static io.unkai.services.management.audit.EventTables.LOOKUP;

import io.unkai.kernel.page.Page;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.management.audit.EventTables.BlockKey;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of events, taken from the blocks that have some. */
final class HistorySearch {
    private static final RecordKeys<Place> PLACES = KeyCodecs.of(Place.class);

    private final ReadTxn txn;
    private final History.Query query;
    private final int limit;
    private final List<AuditEvent> found = new ArrayList<>();
    private byte @Nullable [] end;

    /** Where a page ended: after an event of a block. */
    private record Place(BlockKey block, int event) {}

    HistorySearch(ReadTxn txn, History.Query query, int limit) {
        this.txn = txn;
        this.query = query;
        this.limit = limit;
    }

    /** @param last where the page before ended, or null */
    Page<AuditEvent> page(byte @Nullable [] last) {
        var place = last == null ? null : PLACES.decode(last);
        if (query.attribute() == null) {
            var range = EventTables.between(KEYS, query.earliest(), query.latest(), query.account(), query.region());
            try (var cursor = txn.scan(BLOCKS, range)) {
                if (place != null) {
                    cursor.seek(KEYS.encode(place.block));
                }
                walk(cursor, entry -> entry.key(), entry -> entry.value(), place);
            }
        } else {
            byAttribute(query.attribute(), place);
        }
        return new Page<>(found, end);
    }

    private void byAttribute(Attribute attribute, @Nullable Place place) {
        var range = EventTables.between(
                BY_ATTRIBUTE,
                query.earliest(),
                query.latest(),
                query.account(),
                query.region(),
                attribute,
                attribute.row(query.value()));
        try (var cursor = txn.scan(LOOKUP, range)) {
            if (place != null) {
                cursor.seek(BY_ATTRIBUTE.encode(History.row(place.block, attribute, attribute.row(query.value()))));
            }
            walk(
                    cursor,
                    entry -> entry.key().key(),
                    entry -> txn.get(BLOCKS, entry.key().key()),
                    place);
        }
    }

    private <E> void walk(
            Iterator<E> entries,
            Function<E, BlockKey> key,
            Function<E, @Nullable EventBlock> block,
            @Nullable Place place) {
        while (entries.hasNext() && end == null) {
            var entry = entries.next();
            var at = key.apply(entry);
            var events = block.apply(entry);
            int from = place != null && place.block.equals(at) ? place.event + 1 : 0;
            if (events != null) {
                take(at, events.events(), from);
            }
        }
    }

    private void take(BlockKey block, List<AuditEvent> events, int from) {
        int last = from - 1;
        for (int i = from; i < events.size(); i++) {
            if (fits(events.get(i))) {
                if (found.size() == limit) {
                    end = end == null ? PLACES.encode(new Place(block, last)) : end;
                    return;
                }
                found.add(events.get(i));
                last = i;
            }
        }
    }

    private boolean fits(AuditEvent event) {
        var attribute = query.attribute();
        var earliest = query.earliest();
        var latest = query.latest();
        return (attribute == null || attribute.of(event).contains(query.value()))
                && (earliest == null || !event.time().isBefore(earliest.truncatedTo(ChronoUnit.SECONDS)))
                && (latest == null || !event.time().isAfter(EventTables.endOf(latest)));
    }
}
