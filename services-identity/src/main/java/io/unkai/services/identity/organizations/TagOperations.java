package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.ListTagsForResourceRequest;
import io.unkai.api.organizations.ListTagsForResourceResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.Tag;
import io.unkai.api.organizations.TagResourceRequest;
import io.unkai.api.organizations.TagResourceResponse;
import io.unkai.api.organizations.UntagResourceRequest;
import io.unkai.api.organizations.UntagResourceResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags of roots, units, accounts and policies. */
final class TagOperations {
    void register(Changes on) {
        on.on(Organizations.TAG_RESOURCE, this::tag);
        on.on(Organizations.UNTAG_RESOURCE, this::untag);
        on.onRead(Organizations.LIST_TAGS_FOR_RESOURCE, this::list);
    }

    private TagResourceResponse tag(Call call, Txn txn, TagResourceRequest in) {
        var organization = Standing.manager(txn, call);
        put(txn, organization, target(txn, organization, in.resourceId()), in.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(Call call, Txn txn, UntagResourceRequest in) {
        var organization = Standing.manager(txn, call);
        var target = target(txn, organization, in.resourceId());
        Tags.remove(
                txn,
                resource(organization, target),
                in.tagKeys() == null ? List.of() : in.tagKeys(),
                TagOperations::refuse);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(Call call, ReadTxn txn, ListTagsForResourceRequest in) {
        var organization = Standing.reader(txn, call);
        var target = target(txn, organization, in.resourceId());
        return ListTagsForResourceResponse.builder()
                .tags(of(txn, organization, target).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static String target(ReadTxn txn, Organization organization, @Nullable String id) {
        var wanted = Given.text(id);
        var policy = StoredPolicy.find(txn, organization, wanted);
        var own = ResourcePolicies.find(txn, organization);
        boolean there = organization.root().equals(wanted)
                || Tree.parent(txn, organization, wanted) != null
                || own != null && own.id().equals(wanted)
                || policy != null && !policy.managed();
        if (!there) {
            throw Refusals.noTarget();
        }
        return wanted;
    }

    static Map<String, String> of(ReadTxn txn, Organization organization, String target) {
        return Tags.of(txn, resource(organization, target));
    }

    static void put(Txn txn, Organization organization, String target, @Nullable List<Tag> tags) {
        put(txn, organization, target, Given.tags(tags));
    }

    static void put(Txn txn, Organization organization, String target, Map<String, String> tags) {
        Tags.put(txn, resource(organization, target), tags, TagOperations::refuse);
    }

    /** Tags that may be put later. */
    static Map<String, String> checked(@Nullable List<Tag> tags) {
        var map = Given.tags(tags);
        TagRules rules = TagOperations::refuse;
        rules.check(map);
        if (map.size() > TagRules.MAX_TAGS) {
            throw refuse(TagRules.Violation.TOO_MANY, "");
        }
        return map;
    }

    static void removeAll(Txn txn, Organization organization, String target) {
        Tags.removeAll(txn, resource(organization, target));
    }

    private static Tags.Resource resource(Organization organization, String target) {
        return new Tags.Resource(organization.manager(), "", target);
    }

    private static ApiException refuse(TagRules.Violation violation, String key) {
        return switch (violation) {
            case TOO_MANY ->
                Refusals.constraint(
                        "MAX_TAG_LIMIT_EXCEEDED", "You have exceeded the number of tags allowed on this resource.");
            case RESERVED ->
                Refusals.input(
                        "INVALID_SYSTEM_TAGS_PARAMETER",
                        "You specified a tag key that is a system tag. System tags can't be added, edited or deleted.");
            case KEY_LENGTH, VALUE_LENGTH ->
                Refusals.input(
                        key.isEmpty() ? "MIN_LENGTH_EXCEEDED" : "MAX_LENGTH_EXCEEDED",
                        "You provided a tag key or value whose length is not allowed.");
        };
    }
}
