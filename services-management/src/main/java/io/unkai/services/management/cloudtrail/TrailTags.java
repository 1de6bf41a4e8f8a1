package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.AddTagsRequest;
import io.unkai.api.cloudtrail.AddTagsResponse;
import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.ListTagsRequest;
import io.unkai.api.cloudtrail.ListTagsResponse;
import io.unkai.api.cloudtrail.RemoveTagsRequest;
import io.unkai.api.cloudtrail.RemoveTagsResponse;
import io.unkai.api.cloudtrail.ResourceTag;
import io.unkai.api.cloudtrail.Tag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of trails. */
final class TrailTags {
    static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY ->
            new ApiException(
                    "TagsLimitExceededException",
                    "The number of tags per trail has exceeded the permitted amount: " + TagRules.MAX_TAGS + ".");
        case KEY_LENGTH, VALUE_LENGTH ->
            new ApiException("InvalidTagParameterException", "Tag key or value is too long: " + key);
        case RESERVED -> new ApiException("InvalidTagParameterException", "Tag keys must not begin with aws: " + key);
    };

    private static final int MAX_LISTED = 20;

    void register(Handlers on) {
        on.on(CloudTrail.ADD_TAGS, this::add);
        on.on(CloudTrail.REMOVE_TAGS, this::remove);
        on.onRead(CloudTrail.LIST_TAGS, this::list);
    }

    static Tags.Resource resource(Trail trail) {
        return new Tags.Resource(trail.account(), trail.region(), trail.arn());
    }

    static Map<String, String> map(@Nullable List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        for (var tag : Objects.requireNonNullElse(tags, List.<Tag>of())) {
            var key = Objects.requireNonNullElse(tag.key(), "");
            if (map.put(key, Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw new ApiException("InvalidTagParameterException", "Duplicate tag key: " + key);
            }
        }
        return map;
    }

    private static Tags.Resource resource(Call call, ReadTxn txn, @Nullable String arn) {
        if (arn == null || TrailNames.arn(arn) == null) {
            throw new ApiException("CloudTrailARNInvalidException", "Invalid ARN: " + arn + ".");
        }
        try {
            return resource(TrailFinder.visible(call, txn, arn));
        } catch (ApiException e) {
            throw new ApiException("ResourceNotFoundException", "Resource not found: " + arn);
        }
    }

    private AddTagsResponse add(Call call, Txn txn, AddTagsRequest in) {
        Tags.put(txn, resource(call, txn, in.resourceId()), map(in.tagsList()), RULES);
        return AddTagsResponse.builder().build();
    }

    private RemoveTagsResponse remove(Call call, Txn txn, RemoveTagsRequest in) {
        var resource = resource(call, txn, in.resourceId());
        for (var tag : map(in.tagsList()).entrySet()) {
            if (TagRules.reserved(tag.getKey())) {
                throw RULES.refuse(TagRules.Violation.RESERVED, tag.getKey());
            }
            Tags.remove(txn, resource, tag.getKey(), tag.getValue().isEmpty() ? null : tag.getValue());
        }
        return RemoveTagsResponse.builder().build();
    }

    private ListTagsResponse list(Call call, ReadTxn txn, ListTagsRequest in) {
        var asked = Objects.requireNonNullElse(in.resourceIdList(), List.<String>of());
        if (asked.size() > MAX_LISTED) {
            throw new ApiException(
                    "InvalidParameterException", "At most " + MAX_LISTED + " resources can be listed at a time.");
        }
        var lists = asked.stream()
                .map(arn -> ResourceTag.builder()
                        .resourceId(arn)
                        .tagsList(Tags.of(txn, resource(call, txn, arn)).entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                        .build());
        return ListTagsResponse.builder().resourceTagList(lists.toList()).build();
    }
}
