package io.unkai.services.storage.s3;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one client of the model test does next, and what it has begun and not ended. */
final class ModelChoice {
    private static final int OPEN = 4;
    private static final String[] PARTS = {"a", "b", "/", "//", "\u00e9", "\uD801\uDC37", "\uFFEE", "c", "0", "\1"};

    private final Random random;
    private final ModelBucket model;
    private final Deque<Runnable> begun = new ArrayDeque<>();

    ModelChoice(Random random, ModelBucket model) {
        this.random = random;
        this.model = model;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    /** One of few keys, so that clients meet. */
    String key() {
        var key = new StringBuilder(PARTS[random.nextInt(3)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            key.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return key.toString();
    }

    /** Kept beside the metadata, or as a body. */
    byte[] bytes() {
        var bytes = new byte[oneIn(5) ? 33_000 + random.nextInt(100) : random.nextInt(60)];
        random.nextBytes(bytes);
        return bytes;
    }

    String word() {
        return Integer.toString(random.nextInt(), 36);
    }

    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        for (int i = random.nextInt(4); i > 1; i--) {
            tags.put("t" + random.nextInt(5), word());
        }
        return tags;
    }

    static @Nullable String header(Map<String, String> tags) {
        return tags.isEmpty()
                ? null
                : tags.entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** No version, one of the key's, the one called null, or one that never was. */
    @Nullable
    String version(String key) {
        var all = model.versions(key);
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                all.isEmpty() ? null : all.get(random.nextInt(all.size())).id();
            case 2 -> "null";
            case 3 -> "0000000000000009" + "ab".repeat(8);
            default -> null;
        };
    }

    /** Mostly no condition; else the ETag of the current object, or another. */
    @Nullable
    String condition(String key) {
        var current = model.current(key);
        return switch (random.nextInt(10)) {
            case 0 -> "0".repeat(32);
            case 1 -> current == null ? null : current.etag();
            default -> null;
        };
    }

    /** Does something some steps later, after others changed the bucket. */
    void later(Runnable end) {
        begun.add(end);
        if (begun.size() > OPEN) {
            begun.remove().run();
        }
    }

    void endAll() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }
}
