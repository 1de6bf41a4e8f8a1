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

/** Where blocks of management events are kept, the newest first, and where they are found by the attributes of their events. */
final class EventTables {
    static final RecordKeys<BlockKey> KEYS = KeyCodecs.of(BlockKey.class);
    static final Table<BlockKey, EventBlock> BLOCKS =
            new Table<>("cloudtrail.blocks", KEYS, RecordCodec.of(EventBlock.class));
    static final RecordKeys<ByAttribute> BY_ATTRIBUTE = KeyCodecs.of(ByAttribute.class);
    static final Table<ByAttribute, Nothing> LOOKUP =
            new Table<>("cloudtrail.lookup", BY_ATTRIBUTE, RecordCodec.of(Nothing.class));

    private EventTables() {}

    /**
     * A block's key.
     *
     * @param newest when its newest event happened
     * @param id of its newest event
     */
    record BlockKey(
            String account, String region, @Descending Instant newest, String id) {}

    /** Says that a block has events with a value. */
    record ByAttribute(
            String account,
            String region,
            Attribute attribute,
            String value,
            @Descending Instant newest,
            String id) {
        BlockKey key() {
            return new BlockKey(account, region, newest, id);
        }
    }

    /** The row says it all. */
    record Nothing() {}

    /**
     * The keys of blocks that may have events from an earliest to a latest second, both included.
     *
     * @param keys whose next component is the time of the newest event, the latest first
     * @param first their first components
     */
    static Range between(RecordKeys<?> keys, @Nullable Instant earliest, @Nullable Instant latest, Object... first) {
        var all = keys.prefix(first);
        var with = Arrays.copyOf(first, first.length + 1);
        var from = all.from();
        var to = all.to();
        if (latest != null) {
            with[first.length] = endOf(latest).plus(EventBlock.SPAN);
            from = keys.start(with);
        }
        if (earliest != null) {
            with[first.length] = earliest.truncatedTo(ChronoUnit.SECONDS);
            to = keys.prefix(with).to();
        }
        return new Range(from, to);
    }

    /** The last moment of the second. */
    static Instant endOf(Instant second) {
        return second.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).minusNanos(1);
    }
}
