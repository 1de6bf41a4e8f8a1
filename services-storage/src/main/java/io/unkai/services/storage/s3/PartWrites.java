package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.PARTS;

import io.unkai.api.s3.CopyPartResult;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.UploadPartCopyOutput;
import io.unkai.api.s3.UploadPartCopyRequest;
import io.unkai.api.s3.UploadPartOutput;
import io.unkai.api.s3.UploadPartRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.object.Digest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Takes in the parts of multipart uploads. */
final class PartWrites {
    private final Bodies bodies;

    PartWrites(Bodies bodies) {
        this.bodies = bodies;
    }

    void register(Handlers on) {
        on.onUpload(S3.UPLOAD_PART, this::receive, this::put);
        on.onUpload(S3.UPLOAD_PART_COPY, this::read, this::copy);
    }

    /** A body that was copied from an object. */
    private record Copied(Source source, Received received) implements AutoCloseable {
        @Override
        public void close() {
            received.close();
        }
    }

    private Received receive(Call call, UploadPartRequest in, ByteStream body) throws IOException {
        Unsupported.check(in);
        number(in);
        var upload = bodies.look(txn -> Uploads.require(call, txn, in).upload());
        var checks = BodyChecks.read(in, body, upload.effective());
        if (upload.algorithm() != null && checks.asked() && checks.algorithm() != upload.algorithm()) {
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                    + lower(upload.algorithm()) + ", actual checksum Type: " + lower(checks.algorithm()));
        }
        var staged = bodies.receive(body, checks, EnumSet.of(upload.effective(), checks.algorithm()));
        return Received.of(staged, upload.effective());
    }

    private static String lower(Digest algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    private UploadPartOutput put(Call call, Txn txn, UploadPartRequest in, Received received) {
        return received.take(call, txn, data -> {
            var part = add(call, txn, in, received, data);
            var output = UploadPartOutput.builder().eTag(quoted(part)).build();
            return Fields.with(output, ChecksumNames.members(part.checksum()));
        });
    }

    private Copied read(Call call, UploadPartCopyRequest in, ByteStream ignored) throws IOException {
        Unsupported.check(in);
        number(in);
        var upload = bodies.look(txn -> Uploads.require(call, txn, in).upload());
        var source = bodies.look(txn -> Source.find(call, txn, in));
        var opened = bodies.open(source, txn -> Source.find(call, txn, in));
        try (var body = opened.body()) {
            var staged = bodies.write(body, Set.of(upload.effective()));
            return new Copied(opened.found(), Received.of(staged, upload.effective()));
        }
    }

    private UploadPartCopyOutput copy(Call call, Txn txn, UploadPartCopyRequest in, Copied copied) {
        return copied.received().take(call, txn, data -> {
            var part = add(call, txn, in, copied.received(), data);
            var result = CopyPartResult.builder()
                    .eTag(quoted(part))
                    .lastModified(part.modified())
                    .build();
            return UploadPartCopyOutput.builder()
                    .copyPartResult(Fields.with(result, ChecksumNames.members(part.checksum())))
                    .copySourceVersionId(copied.source().version())
                    .build();
        });
    }

    /** Files a part, in place of one with the same number. */
    private static Part add(Call call, Txn txn, Struct in, Received received, Data data) {
        var upload = Uploads.require(call, txn, in);
        var key = new Part.Key(upload.key().id(), number(in));
        var replaced = txn.get(PARTS, key);
        if (replaced != null) {
            DataStore.release(txn, replaced.data());
        }
        var part = new Part(received.staged().size(), received.etag(), data, received.checksum(), Times.of(call));
        txn.put(PARTS, key, part);
        return part;
    }

    private static int number(Struct in) {
        if (Fields.get(in, "PartNumber") instanceof Integer number && number >= 1 && number <= Limits.PARTS) {
            return number;
        }
        throw S3Errors.invalidArgument(
                "Part number must be an integer between 1 and " + Limits.PARTS + ", inclusive",
                "partNumber",
                String.valueOf(Fields.get(in, "PartNumber")));
    }

    private static String quoted(Part part) {
        return '"' + part.md5() + '"';
    }
}
