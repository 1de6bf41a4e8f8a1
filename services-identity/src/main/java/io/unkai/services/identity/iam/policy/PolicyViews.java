package io.unkai.services.identity.iam.policy;

import io.unkai.api.iam.AttachedPolicy;
import io.unkai.api.iam.ManagedPolicyDetail;
import io.unkai.api.iam.Policy;
import io.unkai.api.iam.PolicyVersion;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.PolicyUse;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.Comparator;
import java.util.List;

/** Policies as the API shows them. */
public final class PolicyViews {
    private PolicyViews() {}

    /** A policy in a list. */
    static Policy brief(ReadTxn txn, String account, KnownPolicy known) {
        var use = PolicyUse.of(txn, account, known.arn());
        var view = Policy.builder()
                .policyName(known.name())
                .arn(known.arn())
                .path(known.path())
                .defaultVersionId(known.defaultVersion())
                .attachmentCount(use.attachments())
                .permissionsBoundaryUsageCount(use.boundaries())
                .isAttachable(true);
        switch (known) {
            case KnownPolicy.Local(var policy) ->
                view.policyId(policy.id()).createDate(policy.created()).updateDate(policy.updated());
            case KnownPolicy.Aws(var policy) ->
                view.policyId(policy.id()).createDate(policy.created()).updateDate(policy.updated());
        }
        return view.build();
    }

    /** A policy with its description and tags. */
    static Policy whole(ReadTxn txn, String account, KnownPolicy known) {
        var description = switch (known) {
            case KnownPolicy.Local(var policy) -> policy.description();
            case KnownPolicy.Aws(var policy) -> policy.description();
        };
        return brief(txn, account, known).toBuilder()
                .description(Texts.orNull(description))
                .tags(Tagging.list(txn, account, known.arn()))
                .build();
    }

    /** The versions of a policy, the newest first, without their documents. */
    public static List<PolicyVersion> versions(ReadTxn txn, KnownPolicy known) {
        return documents(txn, known).stream()
                .map(version -> version.toBuilder().document(null).build())
                .toList();
    }

    /** The versions of a policy, the newest first, with their documents. */
    public static List<PolicyVersion> documents(ReadTxn txn, KnownPolicy known) {
        return switch (known) {
            case KnownPolicy.Local(var policy) ->
                Versions.all(txn, policy).stream()
                        .map(version -> PolicyVersion.builder()
                                .document(Texts.encoded(version.json()))
                                .versionId("v" + version.number())
                                .isDefaultVersion(version.number() == policy.defaultVersion())
                                .createDate(version.created())
                                .build())
                        .toList();
            case KnownPolicy.Aws(var policy) ->
                List.of(PolicyVersion.builder()
                        .document(Texts.encoded(AwsPolicies.document(policy)))
                        .versionId(known.defaultVersion())
                        .isDefaultVersion(true)
                        .createDate(policy.updated())
                        .build());
        };
    }

    /** Attached policies, by name. */
    public static List<AttachedPolicy> attached(List<KnownPolicy> policies) {
        return policies.stream()
                .sorted(Comparator.comparing(KnownPolicy::arn))
                .map(policy -> AttachedPolicy.builder()
                        .policyName(policy.name())
                        .policyArn(policy.arn())
                        .build())
                .toList();
    }

    /** How many versions an account's own policies have. */
    public static int versionsInUse(ReadTxn txn, String account) {
        return Versions.count(txn, account);
    }

    /** A managed policy with everything there is to know of it. */
    public static ManagedPolicyDetail detail(ReadTxn txn, String account, KnownPolicy known) {
        var view = whole(txn, account, known);
        return ManagedPolicyDetail.builder()
                .policyName(view.policyName())
                .policyId(view.policyId())
                .arn(view.arn())
                .path(view.path())
                .defaultVersionId(view.defaultVersionId())
                .attachmentCount(view.attachmentCount())
                .permissionsBoundaryUsageCount(view.permissionsBoundaryUsageCount())
                .isAttachable(view.isAttachable())
                .description(view.description())
                .createDate(view.createDate())
                .updateDate(view.updateDate())
                .policyVersionList(documents(txn, known))
                .build();
    }
}
