package io.unkai.conformance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Makes and deletes versions of keys of its own in a bucket that keeps them. */
final class CrashVersions implements Crasher {
    static final String BUCKET = "crash-versions";

    private static final int KEYS = 4;
    private static final int LARGE = 100 << 10;
    private static final int MOST = 8;

    private final String prefix;
    private final Random random;
    /** By key and version id, the seed of the content; null for a delete marker. */
    private final Map<String, Map<String, @Nullable Long>> held = new TreeMap<>();

    private @Nullable String changing;
    private @Nullable Long adding;
    private @Nullable String removing;
    private int acknowledged;

    CrashVersions(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    static void prepare(S3Client s3) {
        s3.createBucket(b -> b.bucket(BUCKET));
        s3.putBucketVersioning(
                v -> v.bucket(BUCKET).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }

    @Override
    public void writeUntilRefused(S3Client s3) {
        try {
            while (true) {
                change(s3);
            }
        } catch (SdkException | UncheckedIOException gone) {
            // The server was killed; what was under way stays noted.
        }
    }

    private void change(S3Client s3) {
        var key = prefix + "/" + random.nextInt(KEYS);
        var versions = held.computeIfAbsent(key, ignored -> new TreeMap<>());
        changing = key;
        adding = null;
        removing = null;
        if (versions.size() > random.nextInt(MOST)) {
            var id = List.copyOf(versions.keySet()).get(random.nextInt(versions.size()));
            removing = id;
            s3.deleteObject(d -> d.bucket(BUCKET).key(key).versionId(id));
            versions.remove(id);
        } else if (random.nextInt(4) == 0) {
            versions.put(s3.deleteObject(d -> d.bucket(BUCKET).key(key)).versionId(), null);
        } else {
            long content = random.nextLong();
            adding = content;
            var put = s3.putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes(content)));
            versions.put(put.versionId(), content);
        }
        changing = null;
        acknowledged++;
    }

    private static byte[] bytes(long content) {
        var made = new Random(content);
        var bytes = new byte[made.nextInt(made.nextInt(3) == 0 ? LARGE : 1_000)];
        made.nextBytes(bytes);
        return bytes;
    }

    @Override
    public List<String> damage(S3Client s3) {
        var damage = new ArrayList<String>();
        for (int i = 0; i < KEYS; i++) {
            damage(s3, prefix + "/" + i, damage);
        }
        changing = null;
        return damage;
    }

    private void damage(S3Client s3, String key, List<String> damage) {
        var versions = held.computeIfAbsent(key, ignored -> new TreeMap<>());
        var page = s3.listObjectVersions(l -> l.bucket(BUCKET).prefix(key));
        var found = new HashSet<String>();
        page.versions().forEach(version -> found.add(version.versionId()));
        page.deleteMarkers().forEach(marker -> found.add(marker.versionId()));
        boolean open = key.equals(changing);
        if (open && removing != null && !found.contains(removing)) {
            versions.remove(removing);
        }
        for (var id : versions.keySet()) {
            if (!found.contains(id)) {
                damage.add(key + " lost version " + id);
            }
        }
        found.removeAll(versions.keySet());
        if (found.size() > (open ? 1 : 0)) {
            damage.add(key + " has versions that nobody made: " + found);
        } else {
            found.forEach(id -> versions.put(id, adding));
        }
        versions.forEach((id, content) -> {
            if (content != null && !Arrays.equals(read(s3, key, id), bytes(content))) {
                damage.add(key + " has other bytes in version " + id);
            }
        });
    }

    private static byte[] read(S3Client s3, String key, String id) {
        return s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key).versionId(id)).asByteArrayUnsafe();
    }
}
