package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.api.s3.Grant;
import io.unkai.api.s3.Grantee;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PublicAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a bucket.
 *
 * @param owner the canonical user of its owner, or empty where it is not known
 * @param document its policy, or null
 * @param grants its access control list
 * @param block how far Block Public Access leaves these without effect
 */
record BucketSettings(
        String owner, @Nullable String document, List<Grant> grants, PublicAccessBlockConfiguration block) {
    private static final String ALL_USERS = "/AllUsers";
    private static final String AUTHENTICATED_USERS = "/AuthenticatedUsers";
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "READ", List.of("s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions"),
            "WRITE", List.of("s3:DeleteObject", "s3:PutObject"),
            "READ_ACP", List.of("s3:GetBucketAcl"),
            "WRITE_ACP", List.of("s3:PutBucketAcl"));

    /** A bucket that is not there yet. */
    static BucketSettings fresh(String owner) {
        return new BucketSettings(
                owner, null, List.of(), PublicAccessBlockConfiguration.builder().build());
    }

    /** The same bucket with what is proposed in the place of what it has. */
    BucketSettings with(Proposal proposal) {
        var policy = proposal.bucketPolicy();
        var list = proposal.acl();
        var blocked = proposal.block();
        return new BucketSettings(
                owner,
                policy == null ? document : policy.isEmpty() ? null : policy,
                list == null
                        ? grants
                        : list.grants().stream().map(BucketSettings::grant).toList(),
                blocked == null
                        ? block
                        : PublicAccessBlockConfiguration.builder()
                                .ignorePublicAcls(blocked.ignorePublicAcls())
                                .restrictPublicBuckets(blocked.restrictPublicBuckets())
                                .build());
    }

    private static Grant grant(Proposal.Grant proposed) {
        var grantee = proposed.uri().isEmpty()
                ? Grantee.builder().id(proposed.canonicalUser())
                : Grantee.builder().uri(proposed.uri());
        return Grant.builder()
                .permission(proposed.permission())
                .grantee(grantee.build())
                .build();
    }

    /** Whether the policy is one. */
    boolean readable() {
        return document == null || read(document) != null;
    }

    /** Who reaches the bucket from outside of its owner's account. */
    List<Exposure> exposures(String account) {
        var all = new ArrayList<Exposure>();
        var policy = document == null ? null : read(document);
        boolean restricted = policy != null && is(block.restrictPublicBuckets()) && PublicAccess.isPublic(policy);
        if (policy != null && !restricted) {
            all.addAll(Exposures.of(policy, account, owner));
        }
        all.addAll(byList(grants, owner, is(block.ignorePublicAcls())));
        return all;
    }

    /** A policy that can't be read denies everything. */
    private static @Nullable Policy read(String json) {
        try {
            return Policy.parse(json);
        } catch (MalformedPolicyException unreadable) {
            return null;
        }
    }

    private static List<Exposure> byList(List<Grant> grants, String owner, boolean ignorePublic) {
        var byGrantee = new TreeMap<String, Set<String>>();
        for (var grant : grants) {
            var grantee = grant.grantee();
            var named = grantee == null ? null : grantee.id() == null ? grantee.uri() : grantee.id();
            if (named != null && !named.equals(owner) && (isUser(named) || isOpen(named) && !ignorePublic)) {
                byGrantee
                        .computeIfAbsent(named, ignored -> new LinkedHashSet<>())
                        .addAll(actions(grant.permission()));
            }
        }
        return byGrantee.entrySet().stream()
                .map(entry -> exposure(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static boolean isUser(String named) {
        return !named.startsWith("http");
    }

    private static boolean isOpen(String named) {
        return named.endsWith(ALL_USERS) || named.endsWith(AUTHENTICATED_USERS);
    }

    private static Exposure exposure(String named, List<String> actions) {
        return isUser(named)
                ? new Exposure(Exposure.BUCKET_ACL, "CanonicalUser", named, actions, Map.of(), false)
                : new Exposure(Exposure.BUCKET_ACL, "AWS", "*", actions, Map.of(), true);
    }

    private static List<String> actions(@Nullable String permission) {
        return "FULL_CONTROL".equals(permission)
                ? ACTIONS.values().stream().flatMap(List::stream).sorted().toList()
                : ACTIONS.getOrDefault(Objects.requireNonNullElse(permission, ""), List.of());
    }

    private static boolean is(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
