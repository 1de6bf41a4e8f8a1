package io.unkai.services.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.ListObjectsV2Request;
import io.unkai.api.s3.S3;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations, each answer compared with that of a sorted map. */
class ModelTest {
    private static final int STEPS = 400;
    private static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    private final TreeMap<String, byte[]> model = new TreeMap<>(BYTES);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesLikeASortedMap(long seed) throws IOException {
        try (var cloud = new TestCloud(seed)) {
            var random = new Random(seed);
            cloud.bucket("bucket");
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> put(cloud, random);
                    case 3 -> delete(cloud, random);
                    case 4 -> copy(cloud, random);
                    case 5 -> get(cloud, key(random), seed, step);
                    case 6 -> list(cloud, random, seed, step);
                    default -> assertThat(cloud.collectGarbage()).isZero();
                }
            }
            model.keySet().forEach(key -> get(cloud, key, seed, STEPS));
            model.keySet().forEach(key -> delete(cloud, key));
            cloud.collectGarbage();
            assertThat(cloud.bodies()).as("seed %d", seed).isEmpty();
        }
    }

    private static String key(Random random) {
        var parts = new String[] {"a", "b", "/", "//", "\u00e9", "\uD801\uDC37", "\uFFEE", "c", "0", "\0"};
        var key = new StringBuilder(parts[random.nextInt(4)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            key.append(parts[random.nextInt(parts.length)]);
        }
        return key.toString();
    }

    private void put(TestCloud cloud, Random random) {
        var bytes = new byte[random.nextInt(4) == 0 ? 40_000 + random.nextInt(100) : random.nextInt(100)];
        random.nextBytes(bytes);
        var key = key(random);
        cloud.put("bucket", key, bytes);
        model.put(key, bytes);
    }

    private void delete(TestCloud cloud, Random random) {
        var key = key(random);
        delete(cloud, key);
        model.remove(key);
    }

    private static void delete(TestCloud cloud, String key) {
        cloud.call(
                S3.DELETE_OBJECT,
                DeleteObjectRequest.builder().bucket("bucket").key(key).build());
    }

    private void copy(TestCloud cloud, Random random) {
        var from = key(random);
        var to = key(random);
        if (from.equals(to)) {
            return;
        }
        var in = CopyObjectRequest.builder()
                .copySource("bucket/" + UrlText.encode(from))
                .bucket("bucket")
                .key(to)
                .build();
        try {
            cloud.call(S3.COPY_OBJECT, in);
            model.put(to, Objects.requireNonNull(model.get(from), "copied " + from));
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo("NoSuchKey");
            assertThat(model).doesNotContainKey(from);
        }
    }

    private void get(TestCloud cloud, String key, long seed, int step) {
        byte[] got = null;
        try {
            got = TestCloud.bytes(cloud.get("bucket", key));
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo("NoSuchKey");
        }
        assertThat(got).as("seed %d step %d key %s", seed, step, key).isEqualTo(model.get(key));
    }

    private void list(TestCloud cloud, Random random, long seed, int step) {
        var prefix = random.nextBoolean() ? "" : key(random);
        var delimiter = random.nextBoolean() ? null : "/";
        var found = new ArrayList<String>();
        String token = null;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECTS_V2,
                    ListObjectsV2Request.builder()
                            .bucket("bucket")
                            .prefix(prefix)
                            .delimiter(delimiter)
                            .maxKeys(1 + random.nextInt(5))
                            .continuationToken(token)
                            .build());
            var names = new TreeSet<>(BYTES);
            Objects.requireNonNull(page.contents()).forEach(object -> names.add(String.valueOf(object.key())));
            Objects.requireNonNull(page.commonPrefixes()).forEach(group -> names.add(String.valueOf(group.prefix())));
            found.addAll(names);
            token = page.nextContinuationToken();
        } while (token != null);
        assertThat(found)
                .as("seed %d step %d prefix %s delimiter %s", seed, step, prefix, delimiter)
                .isEqualTo(expected(prefix, delimiter));
    }

    private List<String> expected(String prefix, @org.jspecify.annotations.Nullable String delimiter) {
        var names = new TreeSet<>(BYTES);
        for (var key : model.keySet()) {
            if (key.startsWith(prefix)) {
                int at = delimiter == null ? -1 : key.indexOf(delimiter, prefix.length());
                names.add(at < 0 ? key : key.substring(0, at + 1));
            }
        }
        return List.copyOf(names);
    }
}
