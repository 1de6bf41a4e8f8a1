package io.unkai.services.storage.s3;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ResourceFacts.Asked;
import io.unkai.kernel.iam.ResourceFacts.ResourcePolicy;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that has a say in who may use a bucket or an object: the bucket's policy, Block Public Access and access control lists. */
final class Statements {
    private final ReadTxn txn;
    private final Bucket bucket;
    private final String action;
    private final @Nullable StoredObject object;
    private final List<ResourcePolicy> all = new ArrayList<>();

    private Statements(ReadTxn txn, Bucket bucket, String action, @Nullable StoredObject object) {
        this.txn = txn;
        this.bucket = bucket;
        this.action = action;
        this.object = object;
    }

    /**
     * The policies on a bucket or an object.
     *
     * @param asked what one call asks for, or null where no call does
     */
    static List<ResourcePolicy> of(ReadTxn txn, Bucket bucket, String action, Arn resource, @Nullable Asked asked) {
        var object = Acls.count(bucket) ? object(txn, bucket, resource, asked) : null;
        return new Statements(txn, bucket, action, object).all();
    }

    /** Whether an object's owner, who is not its bucket's, decides about an action. */
    static boolean ownerDecides(ReadTxn txn, Bucket bucket, Arn resource, Asked asked) {
        return Acls.count(bucket)
                && AclPolicies.OF_OBJECTS.contains(asked.action())
                && isForeign(bucket, object(txn, bucket, resource, asked));
    }

    private static boolean isForeign(Bucket bucket, @Nullable StoredObject object) {
        return object != null && !Acls.of(bucket, object).owner().equals(bucket.account());
    }

    private static @Nullable StoredObject object(ReadTxn txn, Bucket bucket, Arn resource, @Nullable Asked asked) {
        int slash = resource.resource().indexOf('/');
        if (slash < 0) {
            return null;
        }
        var key = resource.resource().substring(slash + 1);
        var version = asked == null ? null : version(asked);
        var found = version == null
                ? Versions.newest(txn, bucket, key)
                : Versions.isId(version) ? Versions.find(txn, bucket, key, version) : null;
        return found == null || found.marker() ? null : found;
    }

    /** The version that a call reads or writes; what a copy reads is named by its source. */
    private static @Nullable String version(Asked asked) {
        var source = Fields.text(asked.input(), "CopySource");
        return source == null || !asked.action().startsWith("s3:Get")
                ? Fields.text(asked.input(), "VersionId")
                : CopySource.parse(source).version();
    }

    private List<ResourcePolicy> all() {
        var foreign = AclPolicies.OF_OBJECTS.contains(action) && isForeign(bucket, object);
        var policy = txn.get(Tables.POLICIES, bucket.id());
        if (policy != null) {
            all.add(new ResourcePolicy("bucket policy of " + bucket.name(), policy.json(), foreign));
            if (policy.open() && PublicAccessBlocks.of(txn, bucket).restrict()) {
                all.add(new ResourcePolicy("RestrictPublicBuckets of " + bucket.name(), restriction()));
            }
        }
        if (Acls.count(bucket)) {
            lists();
        }
        return all;
    }

    private void lists() {
        var block = PublicAccessBlocks.of(txn, bucket);
        var acl = object == null ? null : Acls.of(bucket, object);
        add(AclPolicies.ofBucket(bucket, Acls.of(txn, bucket), block, action, acl == null ? null : acl.owner()));
        if (acl != null) {
            add(AclPolicies.ofObject(bucket, acl, block, action));
        }
    }

    private void add(@Nullable ResourcePolicy policy) {
        if (policy != null) {
            all.add(policy);
        }
    }

    /** A bucket with a public policy lets in services and the owner's account only. */
    private String restriction() {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
                  "Condition":{"StringNotEquals":{"aws:PrincipalAccount":"%s"},"Bool":{"aws:PrincipalIsAWSService":"false"}}}]}""".formatted(bucket.account());
    }
}
