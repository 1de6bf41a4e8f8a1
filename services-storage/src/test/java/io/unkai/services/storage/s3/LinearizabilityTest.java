package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.CompletedMultipartUpload;
import io.unkai.api.s3.CompletedPart;
import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.UploadPartRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.StoreException;
import io.unkai.planes.object.Digest;
import io.unkai.services.storage.s3.History.Kind;
import io.unkai.services.storage.s3.History.Op;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients at the same time: every key behaves as if they had come one after another. */
class LinearizabilityTest {
    private static final int CLIENTS = 6;
    private static final int CALLS = 150;
    private static final int KEYS = 3;
    private static final int LARGE = 40_000;

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger values = new AtomicInteger();

    private static Op op(Kind kind, int expected, int value, boolean refused, long start, long end) {
        return new Op(kind, expected, value, refused, start, end);
    }

    @Test
    void tellsGoodHistoriesFromBadOnes() {
        var one = op(Kind.PUT, 0, 1, false, 0, 5);
        var two = op(Kind.PUT, 0, 2, false, 1, 4);
        assertThat(History.isLinearizable(List.of(one, two, op(Kind.GET, 0, 1, false, 6, 7))))
                .isTrue();
        assertThat(History.isLinearizable(List.of(one, two, op(Kind.GET, 0, 2, false, 6, 7))))
                .isTrue();
        assertThat(History.isLinearizable(List.of(one, two, op(Kind.GET, 0, 0, false, 6, 7))))
                .isFalse();
        var stale = List.of(
                op(Kind.PUT, 0, 1, false, 0, 1), op(Kind.PUT, 0, 2, false, 2, 3), op(Kind.GET, 0, 1, false, 4, 5));
        assertThat(History.isLinearizable(stale)).isFalse();
        var backwards = List.of(one, two, op(Kind.GET, 0, 1, false, 6, 7), op(Kind.GET, 0, 2, false, 8, 9));
        assertThat(History.isLinearizable(backwards)).isFalse();
        var twice = List.of(op(Kind.PUT_IF_NONE, 0, 1, false, 0, 5), op(Kind.PUT_IF_NONE, 0, 2, false, 1, 4));
        assertThat(History.isLinearizable(twice)).isFalse();
        var lost = List.of(
                op(Kind.PUT, 0, 1, false, 0, 1),
                op(Kind.PUT_IF_MATCH, 1, 2, false, 2, 5),
                op(Kind.PUT_IF_MATCH, 1, 3, false, 3, 6));
        assertThat(History.isLinearizable(lost)).isFalse();
        var refused = List.of(op(Kind.PUT, 0, 1, false, 0, 1), op(Kind.DELETE_IF_MATCH, 1, 0, true, 2, 3));
        assertThat(History.isLinearizable(refused)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsEveryKeyLinearizable(long seed) throws Exception {
        try (var cloud = new TestCloud(seed);
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            cloud.bucket("bucket");
            var work = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Map<String, List<Op>>>)
                            () -> new Client(cloud, new Random(seed * CLIENTS + client)).run())
                    .toList();
            var all = new TreeMap<String, List<Op>>();
            for (var one : threads.invokeAll(work)) {
                one.get()
                        .forEach((key, ops) ->
                                all.computeIfAbsent(key, k -> new ArrayList<>()).addAll(ops));
            }
            all.forEach((key, ops) -> {
                assertThat(ops).hasSizeGreaterThan(CALLS);
                assertThat(History.isLinearizable(ops))
                        .as("seed %d, key %s: %s", seed, key, ops)
                        .isTrue();
            });
            cloud.collectGarbage();
            assertThat(cloud.bodies().size()).as("seed %d", seed).isLessThanOrEqualTo(KEYS);
        }
    }

    /** A content that tells which value it is; some are large enough for a body of their own. */
    private static byte[] bytes(int value) {
        var bytes = new byte[value % 3 == 0 ? LARGE : Integer.BYTES];
        Arrays.fill(bytes, (byte) value);
        return ByteBuffer.wrap(bytes).putInt(0, value).array();
    }

    /** The ETag under which a value is stored; negative ones were uploaded in one part. */
    private static String etag(int value) {
        var md5 = Digest.MD5.of(bytes(value));
        return value < 0 ? ModelObjects.md5(md5) + "-1" : HexFormat.of().formatHex(md5);
    }

    private final class Client {
        private final TestCloud cloud;
        private final Random random;
        private final Map<String, List<Op>> done = new TreeMap<>();
        private final Map<String, Integer> seen = new TreeMap<>();

        Client(TestCloud cloud, Random random) {
            this.cloud = cloud;
            this.random = random;
        }

        Map<String, List<Op>> run() {
            for (int i = 0; i < CALLS; i++) {
                call("key" + random.nextInt(KEYS));
            }
            return done;
        }

        private void call(String key) {
            int value = values.incrementAndGet();
            int known = seen.getOrDefault(key, value);
            switch (random.nextInt(9)) {
                case 0, 1 -> note(key, Kind.PUT, 0, value, () -> put(key, value, null, null));
                case 2 -> note(key, Kind.PUT_IF_NONE, 0, value, () -> put(key, value, null, "*"));
                case 3 -> note(key, Kind.PUT_IF_MATCH, known, value, () -> put(key, value, etag(known), null));
                case 4 -> note(key, Kind.DELETE, 0, 0, () -> delete(key, null));
                case 5 -> note(key, Kind.DELETE_IF_MATCH, known, 0, () -> delete(key, etag(known)));
                case 6 -> copy(key, value);
                default -> note(key, Kind.GET, 0, 0, () -> get(key));
            }
        }

        /** Makes a call and writes down what it answered; a call that the store gave up did nothing. */
        private void note(String key, Kind kind, int expected, int written, Callable<Integer> call) {
            long start = time.getAndIncrement();
            int value = written;
            boolean refused = false;
            try {
                int answered = call.call();
                value = kind == Kind.GET ? answered : written;
                seen.put(key, value);
            } catch (ApiException e) {
                assertThat(e.code()).isIn("PreconditionFailed", "NoSuchKey");
                refused = kind != Kind.GET;
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(StoreException.Reason.CONFLICT);
                return;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            var op = new Op(kind, expected, value, refused, start, time.getAndIncrement());
            done.computeIfAbsent(key, k -> new ArrayList<>()).add(op);
        }

        private int put(String key, int value, @Nullable String ifMatch, @Nullable String ifNone) {
            cloud.call(
                    S3.PUT_OBJECT,
                    PutObjectRequest.builder()
                            .bucket("bucket")
                            .key(key)
                            .ifMatch(ifMatch)
                            .ifNoneMatch(ifNone)
                            .build(),
                    ByteStream.of(bytes(value)));
            return value;
        }

        private int delete(String key, @Nullable String ifMatch) {
            cloud.call(
                    S3.DELETE_OBJECT,
                    DeleteObjectRequest.builder()
                            .bucket("bucket")
                            .key(key)
                            .ifMatch(ifMatch)
                            .build());
            return 0;
        }

        private int get(String key) {
            var bytes = TestCloud.bytes(cloud.get("bucket", key));
            int value = ByteBuffer.wrap(bytes).getInt();
            assertThat(bytes).isEqualTo(bytes(value));
            return value;
        }

        /** Writes by copying an object that nobody else knows, or by completing an upload. */
        private void copy(String key, int value) {
            var source = "source-" + value;
            put(source, value, null, null);
            if (random.nextBoolean()) {
                note(key, Kind.PUT, 0, value, () -> {
                    cloud.call(
                            S3.COPY_OBJECT,
                            CopyObjectRequest.builder()
                                    .bucket("bucket")
                                    .key(key)
                                    .copySource("bucket/" + source)
                                    .build());
                    return value;
                });
            } else {
                upload(key, -value);
            }
            delete(source, null);
        }

        private void upload(String key, int value) {
            var id = requireNonNull(cloud.call(
                            S3.CREATE_MULTIPART_UPLOAD,
                            CreateMultipartUploadRequest.builder()
                                    .bucket("bucket")
                                    .key(key)
                                    .build())
                    .uploadId());
            var part = cloud.call(
                    S3.UPLOAD_PART,
                    UploadPartRequest.builder()
                            .bucket("bucket")
                            .key(key)
                            .uploadId(id)
                            .partNumber(1)
                            .build(),
                    ByteStream.of(bytes(value)));
            var named = CompletedPart.builder().partNumber(1).eTag(part.eTag()).build();
            note(key, Kind.PUT, 0, value, () -> {
                cloud.call(
                        S3.COMPLETE_MULTIPART_UPLOAD,
                        CompleteMultipartUploadRequest.builder()
                                .bucket("bucket")
                                .key(key)
                                .uploadId(id)
                                .multipartUpload(CompletedMultipartUpload.builder()
                                        .parts(List.of(named))
                                        .build())
                                .build());
                return value;
            });
        }
    }
}
