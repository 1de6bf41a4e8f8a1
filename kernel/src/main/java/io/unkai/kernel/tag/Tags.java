package io.unkai.kernel.tag;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags of every resource, with an index by key and value. */
public final class Tags {
    /**
     * What carries tags.
     *
     * @param account the owner
     * @param region where it is, or empty if it is global
     * @param id its ARN, or its id where the service uses ids
     */
    public record Resource(String account, String region, String id) {}

    private record Key(Resource resource, String key) {}

    private record Value(String value) {}

    private record ByTag(String account, String region, String key, String value, String id) {}

    private record Nothing() {}

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final Table<Key, Value> TAGS = new Table<>("kernel.tags", KEYS, RecordCodec.of(Value.class));
    private static final RecordKeys<ByTag> INDEX_KEYS = KeyCodecs.of(ByTag.class);
    private static final Table<ByTag, Nothing> INDEX =
            new Table<>("kernel.tags.index", INDEX_KEYS, RecordCodec.of(Nothing.class));

    private Tags() {}

    /** The tags of a resource, by key. */
    public static SortedMap<String, String> of(ReadTxn txn, Resource resource) {
        var tags = new TreeMap<String, String>();
        try (var cursor = txn.scan(TAGS, KEYS.prefix(resource))) {
            cursor.forEachRemaining(entry -> tags.put(entry.key().key, entry.value().value));
        }
        return tags;
    }

    /** Adds tags, or gives them new values: what a user asks for, when a resource is made or later. */
    public static void put(Txn txn, Resource resource, Map<String, String> tags, TagRules rules) {
        rules.check(tags);
        putReserved(txn, resource, tags);
        var all = of(txn, resource).keySet();
        if (all.stream().filter(key -> !TagRules.reserved(key)).count() > TagRules.MAX_TAGS) {
            throw rules.refuse(TagRules.Violation.TOO_MANY, "");
        }
    }

    /** Adds tags that the cloud itself sets, without checking them. */
    public static void putReserved(Txn txn, Resource resource, Map<String, String> tags) {
        tags.forEach((key, value) -> {
            remove(txn, resource, key, null);
            txn.put(TAGS, new Key(resource, key), new Value(value));
            txn.put(INDEX, index(resource, key, value), new Nothing());
        });
    }

    /** Removes tags that a user names; keys that are not there are ignored. */
    public static void remove(Txn txn, Resource resource, Collection<String> keys, TagRules rules) {
        for (var key : keys) {
            if (TagRules.reserved(key)) {
                throw rules.refuse(TagRules.Violation.RESERVED, key);
            }
            remove(txn, resource, key, null);
        }
    }

    /**
     * Removes one tag.
     *
     * @param value only if it has this value, or null for any
     */
    public static void remove(Txn txn, Resource resource, String key, @Nullable String value) {
        var place = new Key(resource, key);
        var there = txn.get(TAGS, place);
        if (there != null && (value == null || value.equals(there.value))) {
            txn.delete(TAGS, place);
            txn.delete(INDEX, index(resource, key, there.value));
        }
    }

    /** Makes these the only tags of a resource, beside those the cloud set. */
    public static void replace(Txn txn, Resource resource, Map<String, String> tags, TagRules rules) {
        rules.check(tags);
        for (var key : of(txn, resource).keySet()) {
            if (!tags.containsKey(key) && !TagRules.reserved(key)) {
                remove(txn, resource, key, null);
            }
        }
        put(txn, resource, tags, rules);
    }

    /** Removes all tags of a resource that is going. */
    public static void removeAll(Txn txn, Resource resource) {
        of(txn, resource).keySet().forEach(key -> remove(txn, resource, key, null));
    }

    /** Whether a resource has a tag with a key, and with a value unless it is null. */
    public static boolean has(ReadTxn txn, Resource resource, String key, @Nullable String value) {
        var found = txn.get(TAGS, new Key(resource, key));
        return found != null && (value == null || value.equals(found.value));
    }

    /** Gives each resource with a tag to a visitor, in order, until it answers false. */
    public static void find(
            ReadTxn txn,
            Resource where,
            String key,
            @Nullable String value,
            java.util.function.Predicate<Resource> visitor) {
        var range = value == null
                ? INDEX_KEYS.prefix(where.account, where.region, key)
                : INDEX_KEYS.prefix(where.account, where.region, key, value);
        try (var cursor = txn.scan(INDEX, range)) {
            boolean more = true;
            while (more && cursor.hasNext()) {
                more = visitor.test(
                        new Resource(where.account, where.region, cursor.next().key().id));
            }
        }
    }

    private static ByTag index(Resource resource, String key, String value) {
        return new ByTag(resource.account, resource.region, key, value, resource.id);
    }
}
