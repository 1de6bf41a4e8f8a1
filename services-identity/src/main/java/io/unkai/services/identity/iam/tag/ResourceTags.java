package io.unkai.services.identity.iam.tag;

import static io.unkai.services.identity.iam.entity.Entities.PROFILES;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListInstanceProfileTagsResponse;
import io.unkai.api.iam.ListPolicyTagsResponse;
import io.unkai.api.iam.TagInstanceProfileResponse;
import io.unkai.api.iam.TagPolicyResponse;
import io.unkai.api.iam.UntagInstanceProfileResponse;
import io.unkai.api.iam.UntagPolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import org.jspecify.annotations.Nullable;

/** The tags of instance profiles and managed policies. */
public final class ResourceTags {
    private final TagLists lists;

    /** Tags listed with these markers. */
    public ResourceTags(TagLists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        profiles(on);
        policies(on);
    }

    private void profiles(Changes on) {
        on.on(Iam.TAG_INSTANCE_PROFILE, (call, txn, in) -> {
            Tagging.put(txn, call.account(), profile(call, txn, in.instanceProfileName()), in.tags());
            return TagInstanceProfileResponse.builder().build();
        });
        on.on(Iam.UNTAG_INSTANCE_PROFILE, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), profile(call, txn, in.instanceProfileName()), in.tagKeys());
            return UntagInstanceProfileResponse.builder().build();
        });
        on.onRead(Iam.LIST_INSTANCE_PROFILE_TAGS, (call, txn, in) -> {
            var arn = profile(call, txn, in.instanceProfileName());
            var page = lists.page(call, txn, arn, in.marker(), in.maxItems());
            return ListInstanceProfileTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private void policies(Changes on) {
        on.on(Iam.TAG_POLICY, (call, txn, in) -> {
            var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
            Tagging.put(txn, call.account(), policy.arn(), in.tags());
            return TagPolicyResponse.builder().build();
        });
        on.on(Iam.UNTAG_POLICY, (call, txn, in) -> {
            var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
            Tagging.remove(txn, call.account(), policy.arn(), in.tagKeys());
            return UntagPolicyResponse.builder().build();
        });
        on.onRead(Iam.LIST_POLICY_TAGS, (call, txn, in) -> {
            var policy = KnownPolicy.require(txn, call.account(), in.policyArn());
            var page = lists.page(call, txn, policy.arn(), in.marker(), in.maxItems());
            return ListPolicyTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String profile(Call call, ReadTxn txn, @Nullable String name) {
        return PROFILES.require(txn, call.account(), name).arn();
    }
}
