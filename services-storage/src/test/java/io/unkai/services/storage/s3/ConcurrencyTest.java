package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.CompletedMultipartUpload;
import io.unkai.api.s3.CompletedPart;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.UploadPartRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int CLIENTS = 8;
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void bucket() {
        cloud.bucket("bucket");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static <T> List<T> all(Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(call));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void letsOneOfManyCreateAnObject() throws Exception {
        var codes = all(() -> {
            try {
                cloud.call(
                        S3.PUT_OBJECT,
                        PutObjectRequest.builder()
                                .bucket("bucket")
                                .key("key")
                                .ifNoneMatch("*")
                                .build(),
                        ByteStream.of(new byte[50_000]));
                return "created";
            } catch (ApiException e) {
                return e.code();
            }
        });
        assertThat(codes).containsOnlyOnce("created").contains("PreconditionFailed");
        assertThat(cloud.bodies()).hasSize(1);
    }

    @Test
    void completesAnUploadOnceForManyCallers() throws Exception {
        var id = requireNonNull(cloud.call(
                        S3.CREATE_MULTIPART_UPLOAD,
                        CreateMultipartUploadRequest.builder()
                                .bucket("bucket")
                                .key("key")
                                .build())
                .uploadId());
        var part = cloud.call(
                S3.UPLOAD_PART,
                UploadPartRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .uploadId(id)
                        .partNumber(1)
                        .build(),
                ByteStream.of(new byte[50_000]));
        var chosen = CompletedPart.builder().partNumber(1).eTag(part.eTag()).build();
        var in = CompleteMultipartUploadRequest.builder()
                .bucket("bucket")
                .key("key")
                .uploadId(id)
                .multipartUpload(CompletedMultipartUpload.builder()
                        .parts(List.of(chosen))
                        .build())
                .build();
        var answers = all(() -> cloud.call(S3.COMPLETE_MULTIPART_UPLOAD, in));
        assertThat(answers).hasSize(CLIENTS).containsOnly(answers.getFirst());
        assertThat(cloud.collectGarbage()).isZero();
        assertThat(cloud.bodies()).hasSize(1);
    }

    @Test
    void readsWholeObjectsWhileTheyAreReplaced() throws Exception {
        write((byte) 0);
        var turns = all(() -> {
            for (int i = 0; i < 30; i++) {
                write((byte) i);
                cloud.collectGarbage();
                var bytes = TestCloud.bytes(cloud.get("bucket", "key"));
                var expected = new byte[60_000];
                Arrays.fill(expected, bytes[0]);
                assertThat(bytes).isEqualTo(expected);
            }
            return true;
        });
        assertThat(turns).hasSize(CLIENTS);
        cloud.collectGarbage();
        assertThat(cloud.bodies()).hasSize(1);
    }

    private void write(byte value) {
        var bytes = new byte[60_000];
        Arrays.fill(bytes, value);
        cloud.put("bucket", "key", bytes);
    }
}
