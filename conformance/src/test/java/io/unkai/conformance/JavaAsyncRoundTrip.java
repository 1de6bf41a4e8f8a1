package io.unkai.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.BlockingInputStreamAsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** Moves a file tree with the asynchronous client of the AWS SDK for Java v2 that uploads in parts, and its transfer manager. */
public final class JavaAsyncRoundTrip {
    private static final long PART_BYTES = 8 << 20;
    private static final String BIG = "big.iso";
    private static final String EMPTY = "empty";

    private final S3AsyncClient s3;
    private final String bucket;

    private JavaAsyncRoundTrip(S3AsyncClient s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Takes bucket, tree and target; endpoint and credentials come from the environment. */
    public static void main(String[] words) throws IOException {
        try (var s3 = S3AsyncClient.builder()
                .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
                .forcePathStyle(true)
                .multipartEnabled(true)
                .multipartConfiguration(
                        m -> m.minimumPartSizeInBytes(PART_BYTES).thresholdInBytes(PART_BYTES))
                .build()) {
            new JavaAsyncRoundTrip(s3, words[0]).run(Path.of(words[1]), Path.of(words[2]));
        }
    }

    private void run(Path tree, Path target) throws IOException {
        s3.createBucket(b -> b.bucket(bucket)).join();
        directories(tree, target);
        var bytes = Files.readAllBytes(tree.resolve(BIG));
        copy(bytes);
        checksums(bytes);
        stream(tree.resolve(BIG), bytes);
        empty();
        s3.deleteBucket(b -> b.bucket(bucket)).join();
    }

    private void directories(Path tree, Path target) throws IOException {
        try (var manager = S3TransferManager.builder().s3Client(s3).build()) {
            var up = manager.uploadDirectory(u -> u.bucket(bucket).source(tree))
                    .completionFuture()
                    .join();
            // This release expects a Content-Range that S3 does not send for an empty object; 2.40.14 no longer does.
            var down = manager.downloadDirectory(
                            d -> d.bucket(bucket).destination(target).filter(one -> one.size() > 0))
                    .completionFuture()
                    .join();
            require(up.failedTransfers().isEmpty(), up.failedTransfers().toString());
            Files.createFile(target.resolve(EMPTY));
            require(s3.headObject(h -> h.bucket(bucket).key(EMPTY)).join().contentLength() == 0, "not empty");
            require(down.failedTransfers().isEmpty(), down.failedTransfers().toString());
            var one = manager.downloadFile(d ->
                            d.getObjectRequest(g -> g.bucket(bucket).key(BIG)).destination(target.resolve(BIG)))
                    .completionFuture();
            require(one.join().response().eTag().endsWith("-2\""), "not uploaded in parts");
        }
    }

    /** The client copies a large object part by part. */
    private void copy(byte[] expected) {
        s3.copyObject(c -> c.sourceBucket(bucket)
                        .sourceKey(BIG)
                        .destinationBucket(bucket)
                        .destinationKey("copy"))
                .join();
        require(Arrays.equals(get("copy").asByteArrayUnsafe(), expected), "the copy differs");
    }

    private void checksums(byte[] bytes) {
        for (var algorithm : List.of(ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA256)) {
            var key = "sum-" + algorithm;
            s3.putObject(p -> p.bucket(bucket).key(key).checksumAlgorithm(algorithm), AsyncRequestBody.fromBytes(bytes))
                    .join();
            require(Arrays.equals(get(key).asByteArrayUnsafe(), bytes), key + " differs");
        }
    }

    /** A body whose length nobody knows before its end. */
    private void stream(Path file, byte[] expected) throws IOException {
        var body = BlockingInputStreamAsyncRequestBody.builder()
                .contentLength(null)
                .build();
        var put = s3.putObject(p -> p.bucket(bucket).key("stream"), body);
        try (var in = Files.newInputStream(file)) {
            body.writeInputStream(in);
        }
        put.join();
        require(Arrays.equals(get("stream").asByteArrayUnsafe(), expected), "the stream differs");
    }

    private ResponseBytes<GetObjectResponse> get(String key) {
        return s3.getObject(
                        g -> g.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED),
                        AsyncResponseTransformer.toBytes())
                .join();
    }

    private void empty() {
        SdkPublisher<S3Object> all =
                s3.listObjectsV2Paginator(l -> l.bucket(bucket).maxKeys(7)).contents();
        var doomed = new ArrayList<ObjectIdentifier>();
        all.subscribe(one ->
                        doomed.add(ObjectIdentifier.builder().key(one.key()).build()))
                .join();
        s3.deleteObjects(d -> d.bucket(bucket).delete(list -> list.objects(doomed)))
                .join();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
