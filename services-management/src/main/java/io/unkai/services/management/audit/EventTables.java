package io.unkai.services.management.audit;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.Descending;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where management events are kept, the newest first, and where they are found by their attributes. */
final class EventTables {
    static final RecordKeys<EventKey> KEYS = KeyCodecs.of(EventKey.class);
    static final Table<EventKey, AuditEvent> EVENTS =
            new Table<>("cloudtrail.events", KEYS, RecordCodec.of(AuditEvent.class));
    static final RecordKeys<ByAttribute> BY_ATTRIBUTE = KeyCodecs.of(ByAttribute.class);
    static final Table<ByAttribute, Nothing> LOOKUP =
            new Table<>("cloudtrail.lookup", BY_ATTRIBUTE, RecordCodec.of(Nothing.class));

    private EventTables() {}

    record EventKey(
            String account, String region, @Descending Instant time, String id) {}

    record ByAttribute(
            String account,
            String region,
            Attribute attribute,
            String value,
            @Descending Instant time,
            String id) {
        EventKey key() {
            return new EventKey(account, region, time, id);
        }
    }

    /** The row says it all. */
    record Nothing() {}

    /**
     * The keys with these first components from an earliest to a latest second, both included.
     *
     * @param keys whose next component is the time, the latest first
     */
    static Range between(RecordKeys<?> keys, @Nullable Instant earliest, @Nullable Instant latest, Object... first) {
        var all = keys.prefix(first);
        var with = Arrays.copyOf(first, first.length + 1);
        var from = all.from();
        var to = all.to();
        if (latest != null) {
            with[first.length] =
                    latest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).minusNanos(1);
            from = keys.start(with);
        }
        if (earliest != null) {
            with[first.length] = earliest.truncatedTo(ChronoUnit.SECONDS);
            to = keys.prefix(with).to();
        }
        return new Range(from, to);
    }
}
