package io.unkai.services.storage.s3;

import io.unkai.api.s3.GetBucketAclOutput;
import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.PutBucketAclRequest;
import io.unkai.api.s3.PutBucketAclResponse;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** The access control lists of buckets. */
final class BucketAcls {
    void register(Handlers on) {
        on.on(S3.PUT_BUCKET_ACL, this::put);
        on.onRead(S3.GET_BUCKET_ACL, this::get);
    }

    private PutBucketAclResponse put(Call call, Txn txn, PutBucketAclRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var acl = Acls.replacing(call, txn, bucket, in, in.accessControlPolicy(), bucket.account());
        if (acl != null) {
            txn.put(Tables.ACLS, bucket.id(), acl);
        }
        return PutBucketAclResponse.builder().build();
    }

    private GetBucketAclOutput get(Call call, ReadTxn txn, GetBucketAclRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var acl = Acls.of(txn, bucket);
        return GetBucketAclOutput.builder()
                .owner(Owners.of(acl.owner()))
                .grants(Grantees.view(acl))
                .build();
    }

    /** Gives a new bucket, which is blocked for the public, the list that its creator asks for. */
    static void create(Txn txn, Bucket bucket, Struct in) {
        var acl = AclHeaders.read(in, bucket.account(), bucket.account());
        if (acl == null || acl.equals(Acl.closed(bucket.account()))) {
            return;
        }
        if (!Acls.count(bucket)) {
            throw notWithOwnership();
        }
        if (acl.open()) {
            throw new ApiException(
                    "InvalidBucketAclWithBlockPublicAccessError",
                    "Bucket cannot have public ACLs set with BlockPublicAccess enabled");
        }
        txn.put(Tables.ACLS, bucket.id(), acl);
    }

    /** Refuses to let lists count no more while a bucket's grants others something. */
    static void refuseGrants(ReadTxn txn, Bucket bucket) {
        var acl = txn.get(Tables.ACLS, bucket.id());
        if (acl != null && !acl.equals(Acl.closed(bucket.account()))) {
            throw notWithOwnership();
        }
    }

    private static ApiException notWithOwnership() {
        return new ApiException(
                "InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    }
}
