package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.PutBucketAclRequest;
import io.unkai.api.s3.PutBucketPolicyRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.PutPublicAccessBlockRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.iam.ResourceFacts.Asked;
import io.unkai.kernel.policy.AccessRequest;
import io.unkai.kernel.policy.ContextKeys;
import io.unkai.kernel.policy.Evaluator;
import io.unkai.kernel.policy.Policies;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.SourcedPolicy;
import io.unkai.kernel.schema.ByteStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the grants of access control lists let whom do, decided as every call is. */
class AclDecisionsTest {
    private static final String OTHER = "111122223333";
    private static final String THIRD = "444455556666";
    private static final Principal ANYONE = new Principal.Anonymous();
    private static final Principal OWNER = new Principal.User(TestCloud.ACCOUNT, "/", "ann", "AIDA1");
    private static final Principal NEIGHBOUR = new Principal.User(OTHER, "/", "bob", "AIDA2");
    private static final Principal STRANGER = new Principal.User(THIRD, "/", "eve", "AIDA3");

    private final TestCloud cloud = new TestCloud(8);

    @BeforeEach
    void bucket() {
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("photos")
                        .objectOwnership("ObjectWriter")
                        .build());
        block(false);
        cloud.put("photos", "own", "x");
    }

    @Test
    void closedListsLetNobodyElseIn() {
        assertThat(may(ANYONE, "s3:GetObject", "photos/own")).isFalse();
        assertThat(may(NEIGHBOUR, "s3:GetObject", "photos/own")).isFalse();
        assertThat(may(OWNER, "s3:GetObject", "photos/own")).isTrue();
        assertThat(mayByGrantsAlone(OWNER, "s3:GetObject", "photos/own"))
                .as("the owner's list saves its users no policy of their own")
                .isFalse();
    }

    @Test
    void groupsAreThePublicAndWhoeverSigns() {
        acl("public-read");
        assertThat(may(ANYONE, "s3:ListBucket", "photos")).isTrue();
        assertThat(may(ANYONE, "s3:GetBucketAcl", "photos")).isFalse();
        assertThat(may(ANYONE, "s3:PutObject", "photos/new")).isFalse();
        acl("authenticated-read");
        assertThat(may(ANYONE, "s3:ListBucket", "photos")).isFalse();
        assertThat(may(STRANGER, "s3:ListBucket", "photos")).isTrue();
        block(true);
        assertThat(may(STRANGER, "s3:ListBucket", "photos"))
                .as("IgnorePublicAcls")
                .isFalse();
    }

    @Test
    void logDeliveryWritesAndReadsTheList() {
        acl("log-delivery-write");
        var logs = new Principal.Service(TestCloud.ACCOUNT, "logging.s3.amazonaws.com");
        assertThat(may(logs, "s3:PutObject", "photos/log")).isTrue();
        assertThat(may(logs, "s3:GetBucketAcl", "photos")).isTrue();
        assertThat(may(logs, "s3:ListBucket", "photos")).isFalse();
        assertThat(may(new Principal.Service(TestCloud.ACCOUNT, "ec2.amazonaws.com"), "s3:PutObject", "photos/log"))
                .isFalse();
    }

    @Test
    void anotherAccountWritesItsOwnObjectsOnly() {
        cloud.call(
                S3.PUT_BUCKET_ACL,
                PutBucketAclRequest.builder()
                        .bucket("photos")
                        .grantWrite("id=" + Owners.id(OTHER))
                        .build());
        assertThat(may(NEIGHBOUR, "s3:PutObject", "photos/new")).isTrue();
        assertThat(may(NEIGHBOUR, "s3:PutObject", "photos/own")).isFalse();
        assertThat(may(NEIGHBOUR, "s3:DeleteObject", "photos/own")).isFalse();
        assertThat(may(STRANGER, "s3:PutObject", "photos/new")).isFalse();
        put("theirs", "private");
        assertThat(may(NEIGHBOUR, "s3:PutObject", "photos/theirs")).isTrue();
        assertThat(may(NEIGHBOUR, "s3:DeleteObject", "photos/theirs")).isTrue();
        assertThat(may(OWNER, "s3:DeleteObject", "photos/theirs"))
                .as("a bucket's owner may delete whatever lies in it")
                .isTrue();
    }

    @Test
    void whoOwnsAnObjectDecidesWhoReadsIt() {
        put("theirs", "private");
        assertThat(may(NEIGHBOUR, "s3:GetObject", "photos/theirs")).isTrue();
        assertThat(may(OWNER, "s3:GetObject", "photos/theirs"))
                .as("the bucket's owner was granted nothing")
                .isFalse();
        assertThat(may(new Principal.Root(TestCloud.ACCOUNT), "s3:GetObject", "photos/theirs"))
                .isFalse();
        put("theirs", "bucket-owner-read");
        assertThat(may(OWNER, "s3:GetObject", "photos/theirs")).isTrue();
        assertThat(mayByGrantsAlone(OWNER, "s3:GetObject", "photos/theirs")).isFalse();
        assertThat(may(OWNER, "s3:PutObjectAcl", "photos/theirs")).isFalse();
    }

    @Test
    void aBucketsPolicyOnlyForbidsWhatOthersOwn() {
        put("theirs", "bucket-owner-read");
        policy("Allow", "*");
        assertThat(may(STRANGER, "s3:GetObject", "photos/own")).isTrue();
        assertThat(may(STRANGER, "s3:GetObject", "photos/theirs")).isFalse();
        policy("Deny", "*");
        assertThat(may(NEIGHBOUR, "s3:GetObject", "photos/theirs")).isFalse();
    }

    @Test
    void policiesMayNameCanonicalUsers() {
        policy("Allow", "{\"CanonicalUser\":\"" + Owners.id(OTHER) + "\"}");
        assertThat(may(NEIGHBOUR, "s3:GetObject", "photos/own")).isTrue();
        assertThat(may(STRANGER, "s3:GetObject", "photos/own")).isFalse();
    }

    private void policy(String effect, String principal) {
        var named = principal.equals("*") ? "\"*\"" : principal;
        cloud.call(
                S3.PUT_BUCKET_POLICY,
                PutBucketPolicyRequest.builder()
                        .bucket("photos")
                        .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect
                                + "\",\"Principal\":" + named
                                + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::photos/*\"}]}")
                        .build());
    }

    private void put(String key, String acl) {
        cloud.account = OTHER;
        cloud.call(
                S3.PUT_OBJECT,
                PutObjectRequest.builder().bucket("photos").key(key).acl(acl).build(),
                ByteStream.of(new byte[1]));
        cloud.account = TestCloud.ACCOUNT;
    }

    private void acl(String name) {
        cloud.call(
                S3.PUT_BUCKET_ACL,
                PutBucketAclRequest.builder().bucket("photos").acl(name).build());
    }

    private void block(boolean ignore) {
        cloud.call(
                S3.PUT_PUBLIC_ACCESS_BLOCK,
                PutPublicAccessBlockRequest.builder()
                        .bucket("photos")
                        .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                                .ignorePublicAcls(ignore)
                                .build())
                        .build());
    }

    private boolean may(Principal principal, String action, String resource) {
        return decide(principal, action, resource, List.of(new SourcedPolicy("own", "", Policy.parse("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""))));
    }

    private boolean mayByGrantsAlone(Principal principal, String action, String resource) {
        return decide(principal, action, resource, List.of());
    }

    private boolean decide(Principal principal, String action, String resource, List<SourcedPolicy> own) {
        var facts = cloud.service.facts();
        var arn = new Arn("aws", "s3", "", "", resource);
        var input = GetObjectRequest.builder().build();
        var call = call(principal);
        var asked = new Asked(call, input, action);
        return cloud.store.read(txn -> {
            var policies = facts.policies(txn, asked, arn).stream()
                    .map(policy -> new SourcedPolicy(
                            policy.source(),
                            "",
                            policy.deniesOnly() ? Policy.parse(policy.json()).denials() : Policy.parse(policy.json())))
                    .toList();
            ContextKeys keys = key -> {
                var known = general(principal, key);
                return known == null ? facts.key(txn, call, input, arn, key) : List.of(known);
            };
            var bounds = new Policies(
                    List.of(),
                    List.of(),
                    null,
                    null,
                    own,
                    policies,
                    null,
                    Objects.equals(facts.owner(txn, arn), principal.account()),
                    facts.policyDecides(txn, asked, arn));
            return Evaluator.evaluate(new AccessRequest(principal, action, arn.toString(), keys), bounds)
                    .allowed();
        });
    }

    private static @Nullable String general(Principal principal, String key) {
        return switch (key) {
            case "aws:principalaccount" -> principal.account();
            case "aws:principalisawsservice" -> Boolean.toString(principal instanceof Principal.Service);
            default -> null;
        };
    }

    private Call call(Principal principal) {
        return new Call(
                S3.GET_OBJECT,
                principal,
                Session.NONE,
                TestCloud.ACCOUNT,
                "us-east-1",
                "TEST",
                cloud.now,
                bytes -> {},
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost", ""),
                Access.ALL);
    }
}
