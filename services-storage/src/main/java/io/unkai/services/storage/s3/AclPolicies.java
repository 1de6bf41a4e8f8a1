package io.unkai.services.storage.s3;

import io.unkai.kernel.iam.ResourceFacts.ResourcePolicy;
import io.unkai.services.storage.s3.Acl.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What access control lists come to, as policies: a statement for each grant. A text says nothing of the thing itself, so that there
 * are few of them, however many things have lists.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions">Mapping of ACL permissions</a>
 */
final class AclPolicies {
    /** What the owner of an object decides, whoever owns its bucket. */
    static final Set<String> OF_OBJECTS = Set.of(
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:GetObjectAttributes",
            "s3:GetObjectVersionAttributes",
            "s3:GetObjectAcl",
            "s3:GetObjectVersionAcl",
            "s3:PutObjectAcl",
            "s3:PutObjectVersionAcl");

    private static final Map<String, String> BY_OBJECTS = Map.of(
            "s3:GetObject", Acl.READ,
            "s3:GetObjectVersion", Acl.READ,
            "s3:GetObjectAttributes", Acl.READ,
            "s3:GetObjectVersionAttributes", Acl.READ,
            "s3:GetObjectAcl", Acl.READ_ACP,
            "s3:GetObjectVersionAcl", Acl.READ_ACP,
            "s3:PutObjectAcl", Acl.WRITE_ACP,
            "s3:PutObjectVersionAcl", Acl.WRITE_ACP);
    private static final Map<String, String> BY_BUCKETS = Map.of(
            "s3:ListBucket", Acl.READ,
            "s3:ListBucketVersions", Acl.READ,
            "s3:ListBucketMultipartUploads", Acl.READ,
            "s3:PutObject", Acl.WRITE,
            "s3:DeleteObject", Acl.WRITE,
            "s3:GetBucketAcl", Acl.READ_ACP,
            "s3:PutBucketAcl", Acl.WRITE_ACP);

    private AclPolicies() {}

    /**
     * What the list of a bucket allows.
     *
     * @param existing the owner of the object that is acted on, or null where there is none: who may write may change only his own
     */
    static @Nullable ResourcePolicy ofBucket(
            Bucket bucket, Acl acl, AccessBlock block, String action, @Nullable String existing) {
        var permission = BY_BUCKETS.get(action);
        if (permission == null) {
            return null;
        }
        var condition = existing == null || !permission.equals(Acl.WRITE)
                ? ""
                : ",\"StringEquals\":{\"aws:PrincipalCanonicalUser\":\"" + Owners.id(existing) + "\"}";
        var statements = statements(bucket, acl, block, permission, action, condition);
        return policy("ACL of bucket " + bucket.name(), statements);
    }

    /** What the list of an object allows, and its owner whatever the list says. */
    static @Nullable ResourcePolicy ofObject(Bucket bucket, Acl acl, AccessBlock block, String action) {
        var permission = BY_OBJECTS.get(action);
        if (permission == null) {
            return null;
        }
        var statements = new ArrayList<>(statements(bucket, acl, block, permission, action, ""));
        if (!acl.owner().equals(bucket.account())) {
            statements.add(statement(bucket, new Entry(Owners.id(acl.owner()), Acl.FULL_CONTROL), action, ""));
        }
        return policy("ACL of an object in " + bucket.name(), statements);
    }

    private static @Nullable ResourcePolicy policy(String source, List<String> statements) {
        return statements.isEmpty()
                ? null
                : new ResourcePolicy(
                        source, "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static List<String> statements(
            Bucket bucket, Acl acl, AccessBlock block, String permission, String action, String condition) {
        return acl.entries().stream()
                .filter(entry -> entry.covers(permission) && !(entry.open() && block.ignoreAcls()))
                .map(entry -> statement(bucket, entry, action, condition))
                .toList();
    }

    /** The principals of the bucket's owner need their own policies too; others need those of their own accounts. */
    private static String statement(Bucket bucket, Entry entry, String action, String condition) {
        var principal = switch (entry.grantee()) {
            case Acl.ALL_USERS, Acl.AUTHENTICATED_USERS -> "\"*\"";
            case Acl.LOG_DELIVERY -> "{\"Service\":\"logging.s3.amazonaws.com\"}";
            default ->
                entry.grantee().equals(Owners.id(bucket.account()))
                        ? "{\"AWS\":\"" + bucket.account() + "\"}"
                        : "{\"CanonicalUser\":\"" + entry.grantee() + "\"}";
        };
        var signed = entry.grantee().equals(Acl.AUTHENTICATED_USERS)
                ? ",\"Null\":{\"aws:PrincipalAccount\":\"false\"},\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}"
                : "";
        var conditions =
                (condition + signed).isEmpty() ? "" : ",\"Condition\":{" + (condition + signed).substring(1) + '}';
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"" + action + "\",\"Resource\":\"*\""
                + conditions + '}';
    }
}
