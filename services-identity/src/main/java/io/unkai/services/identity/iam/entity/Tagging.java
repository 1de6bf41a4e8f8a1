package io.unkai.services.identity.iam.entity;

import io.unkai.api.iam.Tag;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags of IAM's entities. Keys that differ only in case are the same key. */
public final class Tagging {
    private Tagging() {}

    /** The tags of an entity, by key. */
    public static Map<String, String> of(ReadTxn txn, String account, String arn) {
        return Tags.of(txn, resource(account, arn));
    }

    /** The tags of an entity as the API lists them. */
    public static List<Tag> list(ReadTxn txn, String account, String arn) {
        return of(txn, account, arn).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /**
     * Adds tags, or gives them new values.
     *
     * @throws ApiException InvalidInput or LimitExceeded
     */
    public static void put(Txn txn, String account, String arn, @Nullable List<Tag> tags) {
        if (tags == null || tags.isEmpty()) {
            return;
        }
        var resource = resource(account, arn);
        var wanted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var tag : tags) {
            if (wanted.putIfAbsent(text(tag.key()), text(tag.value())) != null) {
                throw IamErrors.invalidInput(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        for (var there : Tags.of(txn, resource).keySet()) {
            if (wanted.containsKey(there)) {
                Tags.remove(txn, resource, there, null);
            }
        }
        Tags.put(txn, resource, wanted, Tagging::refuse);
    }

    /** Removes tags; keys that are not there are ignored. */
    public static void remove(Txn txn, String account, String arn, @Nullable List<String> keys) {
        var resource = resource(account, arn);
        var wanted = (keys == null ? List.<String>of() : keys)
                .stream().map(key -> key.toLowerCase(Locale.ROOT)).toList();
        Tags.remove(
                txn,
                resource,
                Tags.of(txn, resource).keySet().stream()
                        .filter(key -> wanted.contains(key.toLowerCase(Locale.ROOT)))
                        .toList(),
                Tagging::refuse);
    }

    /** Takes the tags along to another ARN. */
    static void move(Txn txn, String account, String from, String to) {
        var tags = of(txn, account, from);
        if (!from.equals(to) && !tags.isEmpty()) {
            removeAll(txn, account, from);
            Tags.putReserved(txn, resource(account, to), tags);
        }
    }

    /** Removes all tags of an entity that is going. */
    public static void removeAll(Txn txn, String account, String arn) {
        Tags.removeAll(txn, resource(account, arn));
    }

    private static Tags.Resource resource(String account, String arn) {
        return new Tags.Resource(account, "", arn);
    }

    private static ApiException refuse(TagRules.Violation violation, String key) {
        return switch (violation) {
            case TOO_MANY -> IamErrors.limitExceeded("The number of tags has reached the maximum limit.");
            case RESERVED -> IamErrors.invalidInput("aws: prefixed tag key names are not allowed for external use.");
            case KEY_LENGTH ->
                IamErrors.validation("Tag keys must have from 1 to " + TagRules.MAX_KEY + " characters.");
            case VALUE_LENGTH ->
                IamErrors.validation("Tag values can have at most " + TagRules.MAX_VALUE + " characters.");
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
