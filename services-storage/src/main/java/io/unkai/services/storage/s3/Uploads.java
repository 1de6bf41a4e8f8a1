package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.PARTS;
import static io.unkai.services.storage.s3.Tables.UPLOADS;

import io.unkai.api.s3.AbortMultipartUploadOutput;
import io.unkai.api.s3.AbortMultipartUploadRequest;
import io.unkai.api.s3.CreateMultipartUploadOutput;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Begins and aborts multipart uploads. */
final class Uploads {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + Upload.ID_DIGITS + "}");
    private static final int TIME_DIGITS = 12;
    private static final int RANDOM_BYTES = 16;

    void register(Handlers on) {
        on.on(S3.CREATE_MULTIPART_UPLOAD, this::create);
        on.on(S3.ABORT_MULTIPART_UPLOAD, this::abort);
    }

    /** An upload with its name. */
    record Found(Bucket bucket, Upload.Key key, Upload upload) {}

    /** The upload a request names. */
    static Found require(Call call, ReadTxn txn, Struct in) {
        var bucket =
                BucketAccess.require(call, txn, Reads.required(in, "Bucket"), Fields.text(in, "ExpectedBucketOwner"));
        var id = Reads.required(in, "UploadId");
        var key = new Upload.Key(bucket.id(), Keys.check(Reads.required(in, "Key")), id);
        var upload = ID.matcher(id).matches() ? txn.get(UPLOADS, key) : null;
        if (upload == null) {
            throw S3Errors.noSuchUpload(id);
        }
        return new Found(bucket, key, upload);
    }

    /** The keys of all parts of an upload. */
    static Range parts(String upload) {
        return Range.prefix(KeyBytes.utf8(upload));
    }

    private CreateMultipartUploadOutput create(Call call, Txn txn, CreateMultipartUploadRequest in) {
        Unsupported.check(in);
        var key = Keys.check(Reads.required(in, "Key"));
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var algorithm = ChecksumNames.algorithm(in.checksumAlgorithm());
        boolean composite = ObjectChecksums.composite(algorithm, in.checksumType());
        var time = HexFormat.of().toHexDigits(call.now().toEpochMilli(), TIME_DIGITS);
        var id = time + call.ids().hex(RANDOM_BYTES);
        txn.put(
                UPLOADS,
                new Upload.Key(bucket.id(), key, id),
                new Upload(
                        call.account(),
                        call.principal().arn(),
                        call.now(),
                        PropertiesReader.read(in).granting(Acls.ofNew(call, txn, bucket, in)),
                        algorithm,
                        composite));
        return CreateMultipartUploadOutput.builder()
                .bucket(bucket.name())
                .key(key)
                .uploadId(id)
                .checksumAlgorithm(algorithm == null ? (String) null : algorithm.name())
                .checksumType(algorithm == null ? (String) null : ChecksumNames.type(composite))
                .build();
    }

    private AbortMultipartUploadOutput abort(Call call, Txn txn, AbortMultipartUploadRequest in) {
        if (in.ifMatchInitiatedTime() != null) {
            throw S3Errors.notImplemented("x-amz-if-match-initiated-time", "conditions on the time of an upload");
        }
        discard(txn, require(call, txn, in).key());
        return AbortMultipartUploadOutput.builder().build();
    }

    /** Removes an upload and lets go of its parts. */
    static void discard(Txn txn, Upload.Key key) {
        try (var cursor = txn.scan(PARTS, parts(key.id()))) {
            while (cursor.hasNext()) {
                DataStore.release(txn, cursor.next().value().data());
            }
        }
        txn.deleteRange(PARTS, parts(key.id()));
        txn.delete(UPLOADS, key);
    }
}
