package io.unkai.services.compute.ec2.base;

import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags of EC2's resources, kept under their ids. */
public final class Ec2Tags {
    private static final int UNAUTHORIZED = 403;

    /** EC2's words for tags that cannot be. */
    public static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY ->
            new ApiException("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
        case KEY_LENGTH ->
            Ec2Errors.invalidValue(
                    key.isEmpty()
                            ? "Tag key cannot be empty"
                            : "Tag key exceeds the maximum length of " + TagRules.MAX_KEY + " characters");
        case VALUE_LENGTH ->
            Ec2Errors.invalidValue("Tag value exceeds the maximum length of " + TagRules.MAX_VALUE + " characters");
        case RESERVED -> Ec2Errors.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
    };

    private Ec2Tags() {}

    /** Where the tags of a resource are. */
    public static Tags.Resource resource(Key key) {
        return new Tags.Resource(key.account(), key.region(), key.id());
    }

    /** The tags of a resource as answers show them, by key. */
    public static List<Tag> of(ReadTxn txn, Key key) {
        return Tags.of(txn, resource(key)).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Tags of an answer by key, for filters. */
    public static Map<String, String> map(@Nullable List<Tag> tags) {
        var map = new TreeMap<String, String>();
        for (var tag : tags == null ? List.<Tag>of() : tags) {
            map.put(text(tag.key()), text(tag.value()));
        }
        return map;
    }

    /**
     * The tags that a call asks for on what it makes of a kind.
     *
     * @param allowed all kinds that the call makes
     * @throws ApiException where they name another kind, or a key twice
     */
    public static Map<String, String> asked(
            @Nullable List<TagSpecification> specifications, Kind kind, List<Kind> allowed) {
        var tags = new LinkedHashMap<String, String>();
        for (var one : specifications == null ? List.<TagSpecification>of() : specifications) {
            var type = text(one.resourceType());
            if (allowed.stream().noneMatch(other -> other.type().equals(type))) {
                throw Ec2Errors.invalidValue(
                        "'" + type + "' is not a valid taggable resource type for this operation.");
            }
            for (var tag : kind.type().equals(type) && one.tags() != null ? one.tags() : List.<Tag>of()) {
                if (tags.put(text(tag.key()), text(tag.value())) != null) {
                    throw Ec2Errors.invalidValue("Duplicate tag key '" + tag.key() + "' specified.");
                }
            }
        }
        return tags;
    }

    /** Puts the tags that a call asks for on a resource that it has just made; the caller must be allowed to tag it. */
    public static void create(Call call, Txn txn, Kind kind, Key key, @Nullable List<TagSpecification> specifications) {
        create(call, txn, kind, key, asked(specifications, kind, List.of(kind)));
    }

    /** Puts tags on a resource that a call has just made; the caller must be allowed to tag it. */
    public static void create(Call call, Txn txn, Kind kind, Key key, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            authorise(call, "ec2:CreateTags", kind, key);
            if (call.client().signature().form() == Call.Signature.Form.SERVICE) {
                Tags.putReserved(txn, resource(key), only(tags, true));
                Tags.put(txn, resource(key), only(tags, false), RULES);
            } else {
                Tags.put(txn, resource(key), tags, RULES);
            }
        }
    }

    /** Services of the cloud mark what they make with tags that nobody else may set. */
    private static Map<String, String> only(Map<String, String> tags, boolean reserved) {
        var some = new LinkedHashMap<>(tags);
        some.keySet().removeIf(key -> TagRules.reserved(key) != reserved);
        return some;
    }

    /** @throws ApiException if the caller may not do this with the resource */
    public static void authorise(Call call, String action, Kind kind, Key key) {
        if (!call.access().allows(action, kind.arn(key))) {
            throw new ApiException(
                    "UnauthorizedOperation",
                    UNAUTHORIZED,
                    "You are not authorized to perform this operation. User: "
                            + call.principal().arn() + " is not authorized to perform: " + action + " on resource: "
                            + kind.arn(key));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
