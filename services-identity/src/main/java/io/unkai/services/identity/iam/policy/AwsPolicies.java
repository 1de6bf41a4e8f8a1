package io.unkai.services.identity.iam.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of AWS's own that exist here. {@code aws/index.tsv} beside this class lists them, a line each with the fields of
 * {@link AwsPolicy} parted by tabs; {@code aws/<name>.json} is the document. Adding a line and a file adds a policy.
 */
final class AwsPolicies {
    private static final Map<String, AwsPolicy> ALL = load();
    private static final Map<String, String> DOCUMENTS = new ConcurrentHashMap<>();

    private AwsPolicies() {}

    /** All of them, by ARN. */
    static Collection<AwsPolicy> all() {
        return ALL.values();
    }

    /** The policy of an ARN, or null. */
    static @Nullable AwsPolicy find(String arn) {
        return ALL.get(arn);
    }

    /** The document of a policy. */
    static String document(AwsPolicy policy) {
        return DOCUMENTS.computeIfAbsent(policy.name(), name -> read("aws/" + name + ".json"));
    }

    private static Map<String, AwsPolicy> load() {
        var all = new TreeMap<String, AwsPolicy>();
        read("aws/index.tsv").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var fields = line.split("\t", -1);
            var policy = new AwsPolicy(
                    fields[0],
                    fields[1],
                    fields[2],
                    Integer.parseInt(fields[3]),
                    Instant.parse(fields[4]),
                    Instant.parse(fields[5]),
                    fields[6]);
            all.put(policy.arn(), policy);
        });
        return all;
    }

    private static String read(String resource) {
        try (var in = AwsPolicies.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
