package io.unkai.services.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unkai.kernel.schema.Blob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a bucket is, as simply as it can be said. Version ids are those that the real one gave out. */
final class ModelBucket {
    static final Comparator<String> BYTES = (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    /** A version, or a delete marker where it has no bytes. */
    record Version(String id, @Nullable Blob bytes, String etag, int parts, Map<String, String> tags, String meta) {
        boolean marker() {
            return bytes == null;
        }

        byte[] content() {
            return bytes == null ? new byte[0] : bytes.shared();
        }

        Version tagged(Map<String, String> other) {
            return new Version(id, bytes, etag, parts, other, meta);
        }
    }

    /** An upload that is under way. */
    record Upload(String key, Map<String, String> tags, String meta, TreeMap<Integer, byte[]> parts) {}

    Bucket.Versioning versioning = Bucket.Versioning.OFF;
    final TreeMap<String, List<Version>> objects = new TreeMap<>(BYTES);
    final TreeMap<String, Upload> uploads = new TreeMap<>();

    List<Version> versions(String key) {
        return objects.getOrDefault(key, List.of());
    }

    /** The object as a plain read finds it, or null. */
    @Nullable
    Version current(String key) {
        var all = versions(key);
        return all.isEmpty() || all.getFirst().marker() ? null : all.getFirst();
    }

    @Nullable
    Version version(String key, String id) {
        return versions(key).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Files a new version, in place of those that it replaces. */
    void add(String key, Version version) {
        var all = objects.computeIfAbsent(key, ignored -> new ArrayList<>());
        if (version.id().equals("null")) {
            all.removeIf(one -> one.id().equals("null"));
        }
        all.addFirst(version);
    }

    /** Deletes the current version, which makes a marker where versions are kept. */
    void delete(String key, @Nullable String marker) {
        if (versioning == Bucket.Versioning.OFF) {
            objects.remove(key);
        } else {
            add(key, new Version(String.valueOf(marker), null, "", 0, Map.of(), ""));
        }
    }

    void deleteVersion(String key, String id) {
        var all = objects.getOrDefault(key, new ArrayList<>());
        all.removeIf(one -> one.id().equals(id));
        if (all.isEmpty()) {
            objects.remove(key);
        }
    }

    void replace(String key, Version from, Version to) {
        objects.getOrDefault(key, List.of()).replaceAll(one -> one.equals(from) ? to : one);
    }

    /** The code with which a conditional write is refused, or null. */
    @Nullable
    String refusal(String key, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        var current = current(key);
        if (ifNoneMatch != null && current != null) {
            return "PreconditionFailed";
        }
        if (ifMatch == null) {
            return null;
        }
        if (current == null) {
            return "NoSuchKey";
        }
        return current.etag().equals(ifMatch) ? null : "PreconditionFailed";
    }

    /** The code with which a read is refused, or null. */
    @Nullable
    String missing(String key, @Nullable String id) {
        if (id == null) {
            return current(key) == null ? "NoSuchKey" : null;
        }
        var version = version(key, id);
        return version == null ? "NoSuchVersion" : version.marker() ? "MethodNotAllowed" : null;
    }

    @Nullable
    Version find(String key, @Nullable String id) {
        return id == null ? current(key) : version(key, id);
    }

    /** Names as a listing shows them: grouped up to the delimiter. */
    static List<String> grouped(Stream<String> names, String prefix, @Nullable String delimiter) {
        var shown = new TreeSet<>(BYTES);
        names.filter(name -> name.startsWith(prefix)).forEach(name -> {
            int at = delimiter == null ? -1 : name.indexOf(delimiter, prefix.length());
            shown.add(at < 0 ? name : name.substring(0, at + 1));
        });
        return List.copyOf(shown);
    }

    List<String> list(String prefix, @Nullable String delimiter) {
        return grouped(objects.keySet().stream().filter(key -> current(key) != null), prefix, delimiter);
    }

    /** All versions of a prefix as {@code key version latest marker}. */
    List<String> listVersions(String prefix) {
        var shown = new ArrayList<String>();
        objects.forEach((key, all) -> {
            if (key.startsWith(prefix)) {
                var latest = all.getFirst().id();
                all.forEach(one -> shown.add(line(key, one.id(), one.id().equals(latest), one.marker())));
            }
        });
        return shown;
    }

    static String line(String key, @Nullable String id, @Nullable Boolean latest, boolean marker) {
        return key + " " + id + " " + latest + " " + marker;
    }
}
