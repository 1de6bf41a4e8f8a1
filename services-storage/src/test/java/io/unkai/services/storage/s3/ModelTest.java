package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.AbortMultipartUploadRequest;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.PutBucketVersioningRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.VersioningConfiguration;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several clients change and read one bucket in turns, with readings and uploads that last over the changes of others. Every
 * answer is compared with a simple model, and nothing is left when all was deleted.
 */
class ModelTest {
    private static final int STEPS = 700;
    private static final int CLIENTS = 4;

    /** What one client does. */
    private record Client(ModelChoice choice, ModelObjects objects, ModelUploads uploads, ModelListings listings) {
        Client(TestCloud cloud, ModelBucket model, ModelChoice choice) {
            this(
                    choice,
                    new ModelObjects(cloud, model, choice),
                    new ModelUploads(cloud, model, choice),
                    new ModelListings(cloud, model, choice));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesLikeItsModel(long seed) throws IOException {
        try (var cloud = new TestCloud(seed)) {
            var random = new Random(seed);
            var model = new ModelBucket();
            cloud.bucket("bucket");
            var clients = new ArrayList<Client>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(cloud, model, new ModelChoice(random, model)));
            }
            for (int step = 0; step < STEPS; step++) {
                try {
                    step(cloud, model, clients.get(random.nextInt(CLIENTS)), random);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
                }
            }
            clients.forEach(client -> client.choice().endAll());
            empty(cloud, model);
            assertNothingLeft(cloud, seed);
        }
    }

    private static void step(TestCloud cloud, ModelBucket model, Client client, Random random) throws IOException {
        switch (random.nextInt(20)) {
            case 0 -> {
                if (random.nextInt(4) == 0) {
                    version(cloud, model, random);
                }
            }
            case 1 -> cloud.collectGarbage();
            case 2 -> assertThat(cloud.service.caretaker().collectOrphans()).isZero();
            case 3 -> cloud.now = TestCloud.START.plusSeconds(random.nextInt(2_000_000) - 1_000_000);
            case 4, 5, 6 -> client.listings().any(random);
            case 7, 8, 9, 10, 11 -> client.uploads().any(random);
            default -> client.objects().any(random);
        }
    }

    private static void version(TestCloud cloud, ModelBucket model, Random random) {
        model.versioning = random.nextBoolean() ? Bucket.Versioning.ENABLED : Bucket.Versioning.SUSPENDED;
        var status = model.versioning == Bucket.Versioning.ENABLED ? "Enabled" : "Suspended";
        cloud.call(
                S3.PUT_BUCKET_VERSIONING,
                PutBucketVersioningRequest.builder()
                        .bucket("bucket")
                        .versioningConfiguration(
                                VersioningConfiguration.builder().status(status).build())
                        .build());
    }

    private static void empty(TestCloud cloud, ModelBucket model) {
        Map.copyOf(model.objects)
                .forEach((key, versions) -> List.copyOf(versions).forEach(version -> {
                    cloud.call(
                            S3.DELETE_OBJECT,
                            DeleteObjectRequest.builder()
                                    .bucket("bucket")
                                    .key(key)
                                    .versionId(version.id())
                                    .build());
                }));
        model.uploads.forEach((id, upload) -> cloud.call(
                S3.ABORT_MULTIPART_UPLOAD,
                AbortMultipartUploadRequest.builder()
                        .bucket("bucket")
                        .key(upload.key())
                        .uploadId(id)
                        .build()));
    }

    private static void assertNothingLeft(TestCloud cloud, long seed) throws IOException {
        assertThat(cloud.collectGarbage()).as("seed %d", seed).isZero();
        assertThat(cloud.bodies()).as("seed %d", seed).isEmpty();
        for (var table : List.<Table<?, ?>>of(
                Tables.OBJECTS,
                Tables.VERSIONS,
                Tables.NULLS,
                Tables.UPLOADS,
                Tables.PARTS,
                Tables.EXTENTS,
                Tables.INLINE,
                Tables.BLOBS,
                Tables.GARBAGE)) {
            boolean left = cloud.store.read(txn -> {
                try (var cursor = txn.scan(table, Range.ALL)) {
                    return cursor.hasNext();
                }
            });
            assertThat(left).as("seed %d, table %s", seed, table.name()).isFalse();
        }
    }
}
