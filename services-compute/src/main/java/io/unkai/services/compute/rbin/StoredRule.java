package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.ResourceTag;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A retention rule.
 *
 * @param type {@code EBS_SNAPSHOT} or {@code EC2_IMAGE}
 * @param tags resources with one of these are kept; all of the region where it is empty
 * @param excluded resources with one of these are not
 * @param days how long they are kept
 * @param description in the owner's words
 * @param lock what keeps the rule from being changed, or null
 */
record StoredRule(
        String type,
        List<ResourceTag> tags,
        List<ResourceTag> excluded,
        int days,
        String description,
        @Nullable Lock lock) {
    static final String LOCKED = "locked";
    static final String PENDING = "pending_unlock";
    static final String UNLOCKED = "unlocked";

    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, StoredRule> TABLE = new Table<>("rbin.rules", KEYS, RecordCodec.of(StoredRule.class));

    /** Where a rule is filed. */
    record Key(String account, String region, String id) {
        String arn() {
            return "arn:aws:rbin:" + region + ':' + account + ":rule/" + id;
        }
    }

    /**
     * A lock.
     *
     * @param delayDays how long it holds after its end was asked for
     * @param ends when it ends, or null while nobody asked for that
     */
    record Lock(int delayDays, @Nullable Instant ends) {}

    /** Whether it is about a whole region. */
    boolean regional() {
        return tags.isEmpty();
    }

    /** The state of its lock, in AWS's words. */
    String lockState(Instant now) {
        if (lock == null || lock.ends() != null && !now.isBefore(lock.ends())) {
            return UNLOCKED;
        }
        return lock.ends() == null ? LOCKED : PENDING;
    }

    /** When its lock ends, or null where it has no end or is over. */
    @Nullable
    Instant lockEnd(Instant now) {
        return lock == null || !lockState(now).equals(PENDING) ? null : lock.ends();
    }

    /** Whether resources with these tags are kept by it. */
    boolean keeps(Map<String, String> resource) {
        return regional() ? !any(excluded, resource) : any(tags, resource);
    }

    private static boolean any(List<ResourceTag> tags, Map<String, String> resource) {
        return tags.stream()
                .anyMatch(tag -> Objects.requireNonNullElse(tag.resourceTagValue(), "")
                        .equals(resource.get(Objects.requireNonNullElse(tag.resourceTagKey(), ""))));
    }

    StoredRule locked(@Nullable Lock by) {
        return new StoredRule(type, tags, excluded, days, description, by);
    }
}
