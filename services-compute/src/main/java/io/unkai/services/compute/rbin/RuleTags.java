package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.ListTagsForResourceRequest;
import io.unkai.api.rbin.ListTagsForResourceResponse;
import io.unkai.api.rbin.RecycleBin;
import io.unkai.api.rbin.Tag;
import io.unkai.api.rbin.TagResourceRequest;
import io.unkai.api.rbin.TagResourceResponse;
import io.unkai.api.rbin.UntagResourceRequest;
import io.unkai.api.rbin.UntagResourceResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of rules. */
final class RuleTags {
    private static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY -> RbinErrors.invalid("A rule has at most " + TagRules.MAX_TAGS + " tags.");
        case KEY_LENGTH, VALUE_LENGTH -> RbinErrors.invalid("The tag " + key + " is too long.");
        case RESERVED -> RbinErrors.invalid("Tag keys must not begin with aws: " + key + '.');
    };

    private static final String PREFIX = "rule/";

    private RuleTags() {}

    static void register(Handlers on) {
        on.on(RecycleBin.TAG_RESOURCE, RuleTags::tag);
        on.on(RecycleBin.UNTAG_RESOURCE, RuleTags::untag);
        on.onRead(RecycleBin.LIST_TAGS_FOR_RESOURCE, RuleTags::list);
    }

    static Tags.Resource resource(StoredRule.Key key) {
        return new Tags.Resource(key.account(), key.region(), key.arn());
    }

    static List<Tag> of(ReadTxn txn, StoredRule.Key key) {
        return Tags.of(txn, resource(key)).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static void put(Txn txn, StoredRule.Key key, @Nullable List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        for (var tag : tags == null ? List.<Tag>of() : tags) {
            map.put(Objects.requireNonNullElse(tag.key(), ""), Objects.requireNonNullElse(tag.value(), ""));
        }
        Tags.put(txn, resource(key), map, RULES);
    }

    /** The key of a rule that an ARN names, or null where it is none of this account and region. */
    static StoredRule.@Nullable Key key(@Nullable Arn arn) {
        return arn == null || !arn.resource().startsWith(PREFIX)
                ? null
                : new StoredRule.Key(arn.account(), arn.region(), arn.resource().substring(PREFIX.length()));
    }

    private static StoredRule.Key at(Call call, ReadTxn txn, @Nullable String text) {
        var key = key(Arn.parse(Objects.requireNonNullElse(text, "")));
        if (key == null
                || !key.account().equals(call.account())
                || !key.region().equals(call.region())) {
            throw RbinErrors.notFound(Objects.requireNonNullElse(text, ""));
        }
        return Rules.named(call, txn, key.id());
    }

    private static TagResourceResponse tag(Call call, Txn txn, TagResourceRequest in) {
        put(txn, at(call, txn, in.resourceArn()), in.tags());
        return TagResourceResponse.builder().build();
    }

    private static UntagResourceResponse untag(Call call, Txn txn, UntagResourceRequest in) {
        var resource = resource(at(call, txn, in.resourceArn()));
        Tags.remove(txn, resource, Objects.requireNonNullElse(in.tagKeys(), List.of()), RULES);
        return UntagResourceResponse.builder().build();
    }

    private static ListTagsForResourceResponse list(Call call, ReadTxn txn, ListTagsForResourceRequest in) {
        return ListTagsForResourceResponse.builder()
                .tags(of(txn, at(call, txn, in.resourceArn())))
                .build();
    }
}
