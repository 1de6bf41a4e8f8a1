package io.unkai.services.storage.s3;

import io.unkai.api.s3.PutObjectOutput;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.Txn;
import java.io.IOException;

/** Puts objects. */
final class ObjectWrites {
    private final Bodies bodies;

    ObjectWrites(Bodies bodies) {
        this.bodies = bodies;
    }

    void register(Handlers on) {
        on.onUpload(S3.PUT_OBJECT, this::receive, this::put);
    }

    /** Refuses what can be refused before the body is read, then takes the body in. */
    private Received receive(Call call, PutObjectRequest in, ByteStream body) throws IOException {
        Unsupported.check(in);
        Keys.check(Reads.required(in, "Key"));
        PropertiesReader.read(in);
        var checks = BodyChecks.read(in, body, null);
        bodies.look(txn -> {
            var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
            Acls.ofNew(call, txn, bucket, in);
            return bucket;
        });
        var staged = bodies.receive(body, checks);
        return Received.of(staged, checks.algorithm());
    }

    private PutObjectOutput put(Call call, Txn txn, PutObjectRequest in, Received received) {
        return received.take(call, txn, data -> {
            var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
            var key = Reads.required(in, "Key");
            var versions = new Versions(txn, bucket, key);
            Conditions.checkWrite(in.ifMatch(), in.ifNoneMatch(), key, versions.current());
            var added = versions.add(
                    call,
                    StoredObject.unversioned(
                            Times.of(call),
                            received.staged().size(),
                            received.etag(),
                            0,
                            data,
                            received.checksum(),
                            PropertiesReader.read(in).granting(Acls.ofNew(call, txn, bucket, in))));
            var output = PutObjectOutput.builder()
                    .eTag(added.quotedEtag())
                    .versionId(bucket.shown(added))
                    .build();
            return Fields.with(output, ChecksumNames.members(received.checksum()));
        });
    }
}
