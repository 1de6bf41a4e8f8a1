package io.unkai.services.compute.ec2.tag;

import io.unkai.api.ec2.CreateTagsRequest;
import io.unkai.api.ec2.CreateTagsResponse;
import io.unkai.api.ec2.DeleteTagsRequest;
import io.unkai.api.ec2.DeleteTagsResponse;
import io.unkai.api.ec2.DescribeTagsRequest;
import io.unkai.api.ec2.DescribeTagsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagDescription;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code CreateTags}, {@code DeleteTags} and {@code DescribeTags}. */
public final class TagOperations {
    private static final int MAX_RESOURCES = 1_000;

    private static final Filters<TagDescription> FILTERS = new Filters<TagDescription>()
            .on("key", TagDescription::key)
            .on("resource-id", TagDescription::resourceId)
            .on("resource-type", TagDescription::resourceType)
            .on("value", TagDescription::value)
            .onTags(tag -> Map.of(text(tag.key()), text(tag.value())));

    private final Registry registry;
    private final Tokens tokens;

    /** @param registry what can carry tags */
    public TagOperations(Registry registry, Tokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.CREATE_TAGS, this::create);
        on.on(Ec2.DELETE_TAGS, this::delete);
        on.onRead(Ec2.DESCRIBE_TAGS, this::describe);
    }

    private CreateTagsResponse create(Call call, Txn txn, CreateTagsRequest in) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : in.tags() == null ? List.<Tag>of() : in.tags()) {
            if (tags.put(text(tag.key()), text(tag.value())) != null) {
                throw Ec2Errors.invalidValue("Duplicate tag key '" + tag.key() + "' specified.");
            }
        }
        for (var id : resources(in.resources())) {
            var key = allowed(call, txn, "ec2:CreateTags", id);
            Tags.put(txn, Ec2Tags.resource(key), tags, Ec2Tags.RULES);
        }
        return CreateTagsResponse.builder().build();
    }

    private DeleteTagsResponse delete(Call call, Txn txn, DeleteTagsRequest in) {
        for (var id : resources(in.resources())) {
            var resource = Ec2Tags.resource(allowed(call, txn, "ec2:DeleteTags", id));
            if (in.tags() == null || in.tags().isEmpty()) {
                Tags.replace(txn, resource, Map.of(), Ec2Tags.RULES);
            }
            for (var tag : in.tags() == null ? List.<Tag>of() : in.tags()) {
                if (TagRules.reserved(text(tag.key()))) {
                    throw Ec2Tags.RULES.refuse(TagRules.Violation.RESERVED, text(tag.key()));
                }
                Tags.remove(txn, resource, text(tag.key()), tag.value());
            }
        }
        return DeleteTagsResponse.builder().build();
    }

    private Key allowed(Call call, ReadTxn txn, String action, String id) {
        var key = Key.of(call, id);
        Kind kind = registry.find(txn, key);
        Ec2Tags.authorise(call, action, kind, key);
        return key;
    }

    private static List<String> resources(@Nullable List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            throw Ec2Errors.missing("resourceIdSet");
        }
        if (ids.size() > MAX_RESOURCES) {
            throw Ec2Errors.invalidValue("At most " + MAX_RESOURCES + " resources can be tagged in one call.");
        }
        return ids;
    }

    private DescribeTagsResult describe(Call call, ReadTxn txn, DescribeTagsRequest in) {
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        var all = registry.all(txn, call.account(), call.region()).stream()
                .flatMap(key -> of(txn, key))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "tags", all, tag -> tag.resourceId() + ' ' + tag.key(), asked);
        return DescribeTagsResult.builder()
                .tags(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<TagDescription> of(ReadTxn txn, Key key) {
        var kind = Kind.ofId(key.id());
        return Tags.of(txn, Ec2Tags.resource(key)).entrySet().stream()
                .map(tag -> TagDescription.builder()
                        .resourceId(key.id())
                        .resourceType(kind == null ? null : kind.type())
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .build());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
