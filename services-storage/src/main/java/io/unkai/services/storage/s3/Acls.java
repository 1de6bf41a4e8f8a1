package io.unkai.services.storage.s3;

import io.unkai.api.s3.AccessControlPolicy;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/** The access control lists that buckets and objects have, and are given. */
final class Acls {
    private static final int FORBIDDEN = 403;

    private Acls() {}

    /** Whether lists count in a bucket at all. */
    static boolean count(Bucket bucket) {
        return !bucket.ownership().equals(BucketOwnership.ENFORCED);
    }

    /** The list of a bucket. */
    static Acl of(ReadTxn txn, Bucket bucket) {
        var stored = count(bucket) ? txn.get(Tables.ACLS, bucket.id()) : null;
        return stored == null ? Acl.closed(bucket.account()) : stored;
    }

    /** The list of an object. */
    static Acl of(Bucket bucket, StoredObject object) {
        var stored = count(bucket) ? object.properties().acl() : null;
        return stored == null ? Acl.closed(bucket.account()) : stored;
    }

    /** The list that an object gets that a request makes; null where it is its bucket's owner's alone. */
    static @Nullable Acl ofNew(Call call, ReadTxn txn, Bucket bucket, Struct in) {
        var writer = writer(call);
        if (!count(bucket)) {
            var asked = AclHeaders.read(in, writer, bucket.account());
            if (asked != null && !allToOwner(asked, in, bucket)) {
                throw notSupported();
            }
            return null;
        }
        boolean given = bucket.ownership().equals("BucketOwnerPreferred")
                && CannedAcls.BUCKET_OWNER_FULL_CONTROL.equals(Fields.text(in, "ACL"));
        var owner = given ? bucket.account() : writer;
        var asked = AclHeaders.read(in, owner, bucket.account());
        var acl = asked == null ? Acl.closed(owner) : asked;
        refuseOpen(call, txn, bucket, acl, S3Facts.arn(bucket.name()) + '/' + Reads.required(in, "Key"));
        return acl.equals(Acl.closed(bucket.account())) ? null : acl;
    }

    /** Whether a list says no more than what holds anyway where lists do not count. */
    private static boolean allToOwner(Acl asked, Struct in, Bucket bucket) {
        return CannedAcls.BUCKET_OWNER_FULL_CONTROL.equals(Fields.text(in, "ACL"))
                || asked.entries().equals(Acl.closed(bucket.account()).entries());
    }

    /** The account that writes: nobody's is a name of its own. */
    private static String writer(Call call) {
        return call.principal() instanceof Principal.Anonymous ? Owners.NOBODY : call.account();
    }

    /**
     * The list that a request puts in the place of another one of that owner, by a body or by headers; null where lists do not count
     * and it says what holds anyway.
     */
    static @Nullable Acl replacing(
            Call call, ReadTxn txn, Bucket bucket, Struct in, @Nullable AccessControlPolicy body, String owner) {
        if (!count(bucket)) {
            refuseUnlessAllToOwner(bucket, in, body);
            return null;
        }
        var key = Fields.text(in, "Key");
        var headers = AclHeaders.read(in, owner, bucket.account());
        if (headers != null && body != null) {
            throw new ApiException("UnexpectedContent", "This request does not support content");
        }
        var acl = headers != null ? headers : fromBody(body, owner);
        refuseOpen(call, txn, bucket, acl, S3Facts.arn(bucket.name()) + (key == null ? "" : '/' + key));
        return acl;
    }

    private static void refuseUnlessAllToOwner(Bucket bucket, Struct in, @Nullable AccessControlPolicy body) {
        boolean fits = body == null
                ? CannedAcls.BUCKET_OWNER_FULL_CONTROL.equals(Fields.text(in, "ACL"))
                : Grantees.read(body, bucket.account()).equals(Acl.closed(bucket.account()));
        if (!fits) {
            throw notSupported();
        }
    }

    private static Acl fromBody(@Nullable AccessControlPolicy body, String owner) {
        if (body == null) {
            throw new ApiException("MissingSecurityHeader", "Your request was missing a required header")
                    .with("MissingHeaderName", "x-amz-acl");
        }
        return Grantees.read(body, owner);
    }

    private static void refuseOpen(Call call, ReadTxn txn, Bucket bucket, Acl acl, String resource) {
        if (acl.open() && PublicAccessBlocks.of(txn, bucket).blockAcls()) {
            throw new ApiException(
                    "AccessDenied",
                    FORBIDDEN,
                    "User: " + call.principal().arn() + " is not authorized to perform: s3:"
                            + call.operation().name() + " on resource: \"" + resource
                            + "\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public"
                            + " Access.");
        }
    }

    private static ApiException notSupported() {
        return new ApiException("AccessControlListNotSupported", "The bucket does not allow ACLs");
    }
}
