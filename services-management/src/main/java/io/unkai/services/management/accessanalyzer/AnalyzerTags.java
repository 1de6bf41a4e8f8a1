package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.ListTagsForResourceRequest;
import io.unkai.api.accessanalyzer.ListTagsForResourceResponse;
import io.unkai.api.accessanalyzer.TagResourceRequest;
import io.unkai.api.accessanalyzer.TagResourceResponse;
import io.unkai.api.accessanalyzer.UntagResourceRequest;
import io.unkai.api.accessanalyzer.UntagResourceResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tags of analyzers. */
final class AnalyzerTags {
    static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY -> AnalyzerErrors.invalid("A resource has at most " + TagRules.MAX_TAGS + " tags.");
        case KEY_LENGTH, VALUE_LENGTH -> AnalyzerErrors.invalid("Tag key or value is too long: " + key + ".");
        case RESERVED -> AnalyzerErrors.invalid("Tag keys must not begin with aws: " + key + ".");
    };

    void register(Handlers on) {
        on.on(AccessAnalyzer.TAG_RESOURCE, this::tag);
        on.on(AccessAnalyzer.UNTAG_RESOURCE, this::untag);
        on.onRead(AccessAnalyzer.LIST_TAGS_FOR_RESOURCE, this::list);
    }

    static Tags.Resource resource(Analyzer.Key key) {
        return new Tags.Resource(key.account(), key.region(), key.arn());
    }

    private TagResourceResponse tag(Call call, Txn txn, TagResourceRequest in) {
        var resource = resource(Analyzers.at(call, txn, in.resourceArn()));
        Tags.put(txn, resource, Objects.requireNonNullElse(in.tags(), Map.of()), RULES);
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(Call call, Txn txn, UntagResourceRequest in) {
        var resource = resource(Analyzers.at(call, txn, in.resourceArn()));
        Tags.remove(txn, resource, Objects.requireNonNullElse(in.tagKeys(), List.of()), RULES);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(Call call, ReadTxn txn, ListTagsForResourceRequest in) {
        return ListTagsForResourceResponse.builder()
                .tags(Tags.of(txn, resource(Analyzers.at(call, txn, in.resourceArn()))))
                .build();
    }
}
