package io.unkai.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.StsClient;

/** Signs in, uploads a file tree, lists it, downloads it and deletes it with the AWS SDK for Java v2. */
public final class JavaRoundTrip {
    private static final int PART_BYTES = 16 << 20;
    private static final int PAGE = 7;

    private final S3Client s3;
    private final String bucket;

    private JavaRoundTrip(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Takes bucket, tree and target; endpoint and credentials come from the environment. */
    public static void main(String[] words) throws IOException {
        var endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL"));
        try (var sts = StsClient.builder()
                        .endpointOverride(endpoint)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                var s3 = S3Client.builder()
                        .endpointOverride(endpoint)
                        .forcePathStyle(true)
                        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            System.out.println(sts.getCallerIdentity().account());
            new JavaRoundTrip(s3, words[0]).run(Path.of(words[1]), Path.of(words[2]));
        } catch (AwsServiceException refused) {
            System.err.println(refused.awsErrorDetails().errorCode());
            System.exit(1);
        }
    }

    private void run(Path tree, Path target) throws IOException {
        s3.createBucket(b -> b.bucket(bucket));
        for (var file : files(tree)) {
            upload(tree.relativize(file).toString(), file);
        }
        var keys = list();
        for (var key : keys) {
            var file = target.resolve(key);
            Files.createDirectories(file.getParent());
            s3.getObject(g -> g.bucket(bucket).key(key), file);
        }
        var doomed = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        s3.deleteObjects(d -> d.bucket(bucket).delete(list -> list.objects(doomed)));
        if (!list().isEmpty()) {
            throw new IllegalStateException("objects are left after deleting all");
        }
        s3.deleteBucket(b -> b.bucket(bucket));
    }

    private static List<Path> files(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<String> list() {
        return s3.listObjectsV2Paginator(l -> l.bucket(bucket).maxKeys(PAGE)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private void upload(String key, Path file) throws IOException {
        if (Files.size(file) <= PART_BYTES) {
            s3.putObject(p -> p.bucket(bucket).key(key), file);
            return;
        }
        var upload = s3.createMultipartUpload(c -> c.bucket(bucket).key(key)).uploadId();
        var parts = new ArrayList<CompletedPart>();
        try (var in = Files.newInputStream(file)) {
            for (var bytes = part(in); bytes.length > 0; bytes = part(in)) {
                parts.add(upload(key, upload, parts.size() + 1, bytes));
            }
        }
        s3.completeMultipartUpload(
                c -> c.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    private static byte[] part(InputStream in) throws IOException {
        return in.readNBytes(PART_BYTES);
    }

    private CompletedPart upload(String key, String upload, int number, byte[] bytes) {
        var answer = s3.uploadPart(
                u -> u.bucket(bucket).key(key).uploadId(upload).partNumber(number), RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(answer.eTag())
                .checksumCRC32(answer.checksumCRC32())
                .build();
    }
}
