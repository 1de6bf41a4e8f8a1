package io.unkai.services.identity.sts;

import io.unkai.api.sts.Tag;
import io.unkai.kernel.call.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a session: what its maker asks for, over the transitive tags of the session that makes it.
 *
 * @param tags all tags, by key
 * @param transitive the keys that sessions made by this one inherit
 */
record SessionTags(Map<String, String> tags, Set<String> transitive) {
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;

    static SessionTags of(Session maker, @Nullable List<Tag> asked, @Nullable List<String> transitiveKeys) {
        var tags = new TreeMap<String, String>();
        var transitive = new HashSet<>(maker.transitive());
        maker.transitive().forEach(key -> tags.put(key, maker.tags().getOrDefault(key, "")));
        var seen = new HashMap<String, String>();
        for (var tag : asked == null ? List.<Tag>of() : asked) {
            var key = tag.key() == null ? "" : tag.key();
            var value = tag.value() == null ? "" : tag.value();
            check(key, value);
            if (seen.put(key.toLowerCase(Locale.ROOT), key) != null) {
                throw StsErrors.invalidTags(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (holds(maker.transitive(), key)) {
                throw StsErrors.invalidTags(
                        "One of the specified transitive tag keys can't be set because it conflicts with a "
                                + "transitive tag key from the calling session.");
            }
            tags.put(key, value);
        }
        for (var key : transitiveKeys == null ? List.<String>of() : transitiveKeys) {
            if (!holds(tags.keySet(), key)) {
                throw StsErrors.invalidTags("The specified transitive tag key must be included in the requested tags.");
            }
            transitive.add(key);
        }
        return new SessionTags(Map.copyOf(tags), Set.copyOf(transitive));
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > MAX_KEY || value.length() > MAX_VALUE) {
            throw StsErrors.invalid("Tag keys have 1 to 128 characters and their values at most 256.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw StsErrors.invalid("System tags cannot be added/updated/deleted. Invalid key: " + key);
        }
    }

    private static boolean holds(Set<String> keys, String key) {
        return keys.stream().anyMatch(known -> known.equalsIgnoreCase(key));
    }
}
