package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AclGrantee;
import io.unkai.api.accessanalyzer.Configuration;
import io.unkai.api.accessanalyzer.IamRoleConfiguration;
import io.unkai.api.accessanalyzer.S3BucketAclGrantConfiguration;
import io.unkai.api.accessanalyzer.S3BucketConfiguration;
import io.unkai.api.accessanalyzer.S3PublicAccessBlockConfiguration;
import io.unkai.kernel.arn.Arn;
import io.unkai.services.management.accessanalyzer.exposure.Proposal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Proposals as requests and answers have them. */
final class Proposals {
    private static final String ROLE = "role/";
    private static final int MAX_TEXT = 65_536;
    private static final int MAX_GRANTS = 100;

    private Proposals() {}

    /** What a request proposes for a resource; refuses kinds of resources that are not analyzed. */
    static Proposal read(Arn resource, Configuration in) {
        var bucket = in.s3Bucket();
        var role = in.iamRole();
        if (resource.service().equals("s3") && bucket != null && isOnly(in, bucket)) {
            return bucket(bucket);
        }
        if (resource.service().equals("iam")
                && resource.resource().startsWith(ROLE)
                && role != null
                && isOnly(in, role)) {
            if (role.trustPolicy() != null && role.trustPolicy().isEmpty()) {
                throw AnalyzerErrors.invalid("The proposed trust policy cannot be an empty string.");
            }
            return new Proposal(null, null, null, bounded(role.trustPolicy()));
        }
        throw AnalyzerErrors.notSupported(
                "A preview has one configuration of the type of its resource: s3Bucket or iamRole.");
    }

    private static boolean isOnly(Configuration in, Object part) {
        return in.equals(
                part instanceof S3BucketConfiguration bucket
                        ? Configuration.builder().s3Bucket(bucket).build()
                        : Configuration.builder().iamRole(in.iamRole()).build());
    }

    private static Proposal bucket(S3BucketConfiguration in) {
        if (in.accessPoints() != null && !in.accessPoints().isEmpty()) {
            throw AnalyzerErrors.notSupported("Access points are not analyzed.");
        }
        var block = in.bucketPublicAccessBlock();
        var grants = in.bucketAclGrants();
        if (grants != null && grants.size() > MAX_GRANTS) {
            throw AnalyzerErrors.invalid("An access control list has at most " + MAX_GRANTS + " grants.");
        }
        return new Proposal(
                bounded(in.bucketPolicy()),
                grants == null
                        ? null
                        : new Proposal.Acl(grants.stream().map(Proposals::grant).toList()),
                block == null
                        ? null
                        : new Proposal.Block(
                                Boolean.TRUE.equals(block.ignorePublicAcls()),
                                Boolean.TRUE.equals(block.restrictPublicBuckets())),
                null);
    }

    private static Proposal.Grant grant(S3BucketAclGrantConfiguration in) {
        var grantee = in.grantee();
        var id = grantee == null ? null : grantee.id();
        var uri = grantee == null ? null : grantee.uri();
        if (id == null == (uri == null)) {
            throw AnalyzerErrors.invalid("A grantee has either an id or a uri.");
        }
        return new Proposal.Grant(
                Objects.requireNonNullElse(in.permission(), ""),
                Objects.requireNonNullElse(id, ""),
                Objects.requireNonNullElse(uri, ""));
    }

    private static @Nullable String bounded(@Nullable String document) {
        if (document != null && document.length() > MAX_TEXT) {
            throw AnalyzerErrors.invalid("A policy has at most " + MAX_TEXT + " characters.");
        }
        return document;
    }

    /** The configuration that was asked for. */
    static Configuration view(Preview preview) {
        var proposal = preview.proposal();
        if (preview.resource().contains(':' + ROLE)) {
            return Configuration.builder()
                    .iamRole(IamRoleConfiguration.builder()
                            .trustPolicy(proposal.trust())
                            .build())
                    .build();
        }
        var block = proposal.block();
        return Configuration.builder()
                .s3Bucket(S3BucketConfiguration.builder()
                        .bucketPolicy(proposal.bucketPolicy())
                        .bucketAclGrants(grants(proposal))
                        .bucketPublicAccessBlock(
                                block == null
                                        ? null
                                        : S3PublicAccessBlockConfiguration.builder()
                                                .ignorePublicAcls(block.ignorePublicAcls())
                                                .restrictPublicBuckets(block.restrictPublicBuckets())
                                                .build())
                        .build())
                .build();
    }

    private static @Nullable List<S3BucketAclGrantConfiguration> grants(Proposal proposal) {
        var acl = proposal.acl();
        return acl == null
                ? null
                : acl.grants().stream()
                        .map(grant -> S3BucketAclGrantConfiguration.builder()
                                .permission(grant.permission())
                                .grantee(AclGrantee.builder()
                                        .id(grant.canonicalUser().isEmpty() ? null : grant.canonicalUser())
                                        .uri(grant.uri().isEmpty() ? null : grant.uri())
                                        .build())
                                .build())
                        .toList();
    }
}
