package io.unkai.services.storage.s3;

import io.unkai.api.s3.CopyObjectOutput;
import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.CopyObjectResult;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.object.Digest;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies objects. The copy of a body that was uploaded in one request shares its bytes, whatever its size; an object in parts
 * is read and written anew, because a copy is one body with the MD5 of all of it as ETag.
 */
final class Copies {
    private final Bodies bodies;

    Copies(Bodies bodies) {
        this.bodies = bodies;
    }

    void register(Handlers on) {
        on.onUpload(S3.COPY_OBJECT, this::prepare, this::copy);
    }

    /**
     * What a copy is made of.
     *
     * @param source what was read, or null where the transaction shares what is there then
     * @param received its bytes written anew, or null
     */
    private record Prepared(
            @Nullable Source source, @Nullable Received received) implements AutoCloseable {
        @Override
        public void close() {
            if (received != null) {
                received.close();
            }
        }
    }

    private Prepared prepare(Call call, CopyObjectRequest in, ByteStream ignored) throws IOException {
        Unsupported.check(in);
        Keys.check(Reads.required(in, "Key"));
        CopyDirectives.check(in);
        PropertiesReader.read(in);
        var asked = ChecksumNames.algorithm(in.checksumAlgorithm());
        var source = bodies.look(txn -> {
            Acls.ofNew(
                    call,
                    txn,
                    BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner()),
                    in);
            return Source.find(call, txn, in);
        });
        if (shares(source.object(), asked)) {
            return new Prepared(null, null);
        }
        var algorithm = asked != null ? asked : algorithm(source.object());
        var opened = bodies.open(source, txn -> Source.find(call, txn, in));
        try (var body = opened.body()) {
            var staged = bodies.write(body, Set.of(algorithm));
            return new Prepared(opened.found(), Received.of(staged, algorithm));
        }
    }

    private static boolean shares(StoredObject source, @Nullable Digest asked) {
        var checksum = source.checksum();
        return source.data().kind() != Data.Kind.PARTS
                && (asked == null || checksum != null && !checksum.composite() && checksum.algorithm() == asked);
    }

    private static Digest algorithm(StoredObject source) {
        var checksum = source.checksum();
        return checksum == null ? Digest.CRC64NVME : checksum.algorithm();
    }

    private CopyObjectOutput copy(Call call, Txn txn, CopyObjectRequest in, Prepared prepared) {
        var received = prepared.received();
        var source = prepared.source();
        if (received != null && source != null) {
            return received.take(call, txn, data -> {
                var copy = copyOf(call, in, source.object(), data);
                var object = StoredObject.unversioned(
                        copy.modified(),
                        received.staged().size(),
                        received.etag(),
                        0,
                        data,
                        received.checksum(),
                        copy.properties());
                return add(call, txn, in, source, object);
            });
        }
        var current = Source.find(call, txn, in);
        if (!shares(current.object(), ChecksumNames.algorithm(in.checksumAlgorithm()))) {
            throw new ApiException(
                    "OperationAborted",
                    409,
                    "A conflicting conditional operation is currently in progress against this resource. Please try"
                            + " again.");
        }
        var data = DataStore.share(call, txn, current.object().data());
        return add(call, txn, in, current, copyOf(call, in, current.object(), data));
    }

    private static StoredObject copyOf(Call call, CopyObjectRequest in, StoredObject source, Data data) {
        return StoredObject.unversioned(
                Times.of(call),
                source.size(),
                source.etag(),
                0,
                data,
                source.checksum(),
                CopyDirectives.properties(in, source.properties()));
    }

    private static CopyObjectOutput add(Call call, Txn txn, CopyObjectRequest in, Source source, StoredObject object) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var key = Reads.required(in, "Key");
        var versions = new Versions(txn, bucket, key);
        Conditions.checkWrite(in.ifMatch(), in.ifNoneMatch(), key, versions.current());
        var added = versions.add(call, object.granting(Acls.ofNew(call, txn, bucket, in)));
        var result = CopyObjectResult.builder()
                .eTag(added.quotedEtag())
                .lastModified(added.modified())
                .build();
        return CopyObjectOutput.builder()
                .copyObjectResult(Fields.with(result, ChecksumNames.members(added.checksum())))
                .copySourceVersionId(source.version())
                .versionId(bucket.shown(added))
                .build();
    }
}
