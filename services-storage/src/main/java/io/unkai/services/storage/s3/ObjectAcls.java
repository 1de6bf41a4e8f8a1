package io.unkai.services.storage.s3;

import io.unkai.api.s3.GetObjectAclOutput;
import io.unkai.api.s3.GetObjectAclRequest;
import io.unkai.api.s3.PutObjectAclOutput;
import io.unkai.api.s3.PutObjectAclRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** The access control lists of objects. */
final class ObjectAcls {
    void register(Handlers on) {
        on.on(S3.PUT_OBJECT_ACL, this::put);
        on.onRead(S3.GET_OBJECT_ACL, this::get);
    }

    private PutObjectAclOutput put(Call call, Txn txn, PutObjectAclRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var key = Keys.check(Reads.required(in, "Key"));
        var object = Reads.object(txn, bucket, key, in.versionId());
        var owner = Acls.of(bucket, object).owner();
        var acl = Acls.replacing(call, txn, bucket, in, in.accessControlPolicy(), owner);
        if (acl != null) {
            new Versions(txn, bucket, key).update(object.granting(acl));
        }
        return PutObjectAclOutput.builder().build();
    }

    private GetObjectAclOutput get(Call call, ReadTxn txn, GetObjectAclRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var acl = Acls.of(bucket, Reads.object(txn, bucket, Keys.check(Reads.required(in, "Key")), in.versionId()));
        return GetObjectAclOutput.builder()
                .owner(Owners.of(acl.owner()))
                .grants(Grantees.view(acl))
                .build();
    }
}
