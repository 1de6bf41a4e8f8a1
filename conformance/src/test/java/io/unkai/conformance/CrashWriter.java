package io.unkai.conformance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Changes keys of its own, one at a time, and knows what each must hold. Contents are remembered by the seed that makes them. */
final class CrashWriter implements Crasher {
    static final String BUCKET = "crash";

    private static final int KEYS = 12;
    private static final int SMALL = 4 << 10;
    private static final int LARGE = 700 << 10;
    private static final int PART = 5 << 20;
    /** The bits of a content that choose its size, and their value where it is larger than a part. */
    private static final int SIZE = 3;

    private static final int OF_PARTS = 2;
    /** One of so many is larger than a part: reading them all back after every death takes most of the time. */
    private static final int MOST_ARE_LESS = 12;

    private final String prefix;
    private final Random random;
    private final Map<String, Long> held = new HashMap<>();
    private @Nullable String changing;
    private @Nullable Long changingTo;
    private int acknowledged;

    CrashWriter(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
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
        changing = key;
        if (random.nextInt(5) == 0) {
            changingTo = null;
            s3.deleteObject(d -> d.bucket(BUCKET).key(key));
            held.remove(key);
        } else if (random.nextInt(4) == 0 && !held.isEmpty()) {
            var from = List.copyOf(held.keySet()).get(random.nextInt(held.size()));
            copy(s3, from, key);
        } else {
            int size = random.nextInt(MOST_ARE_LESS);
            long content = random.nextLong() >>> 2 << 2 | (size == 0 ? OF_PARTS : size % OF_PARTS);
            changingTo = content;
            put(s3, key, content);
            held.put(key, content);
        }
        changing = null;
        acknowledged++;
    }

    private void copy(S3Client s3, String from, String to) {
        changingTo = held.get(from);
        if (from.equals(to)) {
            s3.copyObject(c -> c.sourceBucket(BUCKET)
                    .sourceKey(from)
                    .destinationBucket(BUCKET)
                    .destinationKey(to)
                    .metadataDirective(MetadataDirective.REPLACE));
        } else {
            s3.copyObject(c -> c.sourceBucket(BUCKET)
                    .sourceKey(from)
                    .destinationBucket(BUCKET)
                    .destinationKey(to));
        }
        settle(to, changingTo);
    }

    private void put(S3Client s3, String key, long content) {
        if (random.nextInt((content & SIZE) == OF_PARTS ? 2 : 12) == 0) {
            multipart(s3, key, content);
        } else {
            s3.putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes(content)));
        }
    }

    private void multipart(S3Client s3, String key, long content) {
        var whole = bytes(content);
        var upload = s3.createMultipartUpload(c -> c.bucket(BUCKET).key(key)).uploadId();
        var parts = new ArrayList<CompletedPart>();
        for (int from = 0; from < whole.length; from += PART) {
            int number = parts.size() + 1;
            var part = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + PART));
            var tag = s3.uploadPart(
                            u -> u.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                            RequestBody.fromBytes(part))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        s3.completeMultipartUpload(
                c -> c.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    /** What a content is, from the number it is remembered by; the last two bits choose its size. */
    private static byte[] bytes(long content) {
        var made = new Random(content);
        int size = switch ((int) (content & SIZE)) {
            case 0 -> made.nextInt(SMALL);
            case 1 -> made.nextInt(LARGE);
            default -> PART + made.nextInt(SMALL);
        };
        var bytes = new byte[size];
        made.nextBytes(bytes);
        return bytes;
    }

    @Override
    public List<String> damage(S3Client s3) {
        var damage = new ArrayList<String>();
        for (int i = 0; i < KEYS; i++) {
            var key = prefix + "/" + i;
            var found = read(s3, key);
            if (key.equals(changing) && same(found, changingTo)) {
                settle(key, changingTo);
            } else if (!same(found, held.get(key))) {
                damage.add(key + " has " + (found == null ? "nothing" : found.length + " bytes") + ", not the content "
                        + held.get(key));
            }
        }
        changing = null;
        return damage;
    }

    private void settle(String key, @Nullable Long content) {
        if (content == null) {
            held.remove(key);
        } else {
            held.put(key, content);
        }
    }

    private static boolean same(byte @Nullable [] found, @Nullable Long content) {
        return content == null ? found == null : found != null && Arrays.equals(found, bytes(content));
    }

    private static byte @Nullable [] read(S3Client s3, String key) {
        try {
            return s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key)).asByteArrayUnsafe();
        } catch (NoSuchKeyException none) {
            return null;
        }
    }
}
