package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Dlm;
import io.unkai.api.dlm.ListTagsForResourceRequest;
import io.unkai.api.dlm.ListTagsForResourceResponse;
import io.unkai.api.dlm.TagResourceRequest;
import io.unkai.api.dlm.TagResourceResponse;
import io.unkai.api.dlm.UntagResourceRequest;
import io.unkai.api.dlm.UntagResourceResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of policies. */
final class PolicyTags {
    static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY -> DlmErrors.invalid("A resource has at most " + TagRules.MAX_TAGS + " tags.");
        case KEY_LENGTH, VALUE_LENGTH -> DlmErrors.invalid("The tag " + key + " is too long.");
        case RESERVED -> DlmErrors.invalid("Tag keys must not begin with aws: " + key + '.');
    };

    private static final String PREFIX = "policy/";

    private PolicyTags() {}

    static void register(Handlers on) {
        on.on(Dlm.TAG_RESOURCE, PolicyTags::tag);
        on.on(Dlm.UNTAG_RESOURCE, PolicyTags::untag);
        on.onRead(Dlm.LIST_TAGS_FOR_RESOURCE, PolicyTags::list);
    }

    static Tags.Resource resource(StoredPolicy.Key key) {
        return new Tags.Resource(key.account(), key.region(), key.arn());
    }

    private static Tags.Resource at(Call call, ReadTxn txn, @Nullable String text) {
        var arn = Arn.parse(Objects.requireNonNullElse(text, ""));
        if (arn == null
                || !arn.resource().startsWith(PREFIX)
                || !arn.account().equals(call.account())
                || !arn.region().equals(call.region())) {
            throw DlmErrors.notFound(Objects.requireNonNullElse(text, ""));
        }
        return resource(Policies.named(call, txn, arn.resource().substring(PREFIX.length())));
    }

    private static TagResourceResponse tag(Call call, Txn txn, TagResourceRequest in) {
        Tags.put(txn, at(call, txn, in.resourceArn()), Objects.requireNonNullElse(in.tags(), Map.of()), RULES);
        return TagResourceResponse.builder().build();
    }

    private static UntagResourceResponse untag(Call call, Txn txn, UntagResourceRequest in) {
        Tags.remove(txn, at(call, txn, in.resourceArn()), Objects.requireNonNullElse(in.tagKeys(), List.of()), RULES);
        return UntagResourceResponse.builder().build();
    }

    private static ListTagsForResourceResponse list(Call call, ReadTxn txn, ListTagsForResourceRequest in) {
        return ListTagsForResourceResponse.builder()
                .tags(Tags.of(txn, at(call, txn, in.resourceArn())))
                .build();
    }
}
