package io.unkai.services.identity.iam.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The role that a service has in an account: its name and its policy. {@code service-roles.tsv} beside this class lists them.
 *
 * @param service for example {@code elasticloadbalancing.amazonaws.com}
 * @param name the role's name, which a suffix may follow
 * @param policy the name of AWS's policy for it, or empty where none is known here
 * @param suffixes whether callers may add a suffix to have several
 */
record ServiceRole(String service, String name, String policy, boolean suffixes) {
    private static final Map<String, ServiceRole> ALL = load();

    /** The role of a service, or null where it has none. */
    static @Nullable ServiceRole of(String service) {
        return ALL.get(service);
    }

    private static Map<String, ServiceRole> load() {
        var all = new HashMap<String, ServiceRole>();
        try (var in = ServiceRole.class.getResourceAsStream("service-roles.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the resource service-roles.tsv is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        var fields = line.split("\t", -1);
                        all.put(
                                fields[0],
                                new ServiceRole(fields[0], fields[1], fields[2], fields[3].equals("suffix")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The ARN of its policy. */
    String policyArn() {
        return "arn:aws:iam::aws:policy/aws-service-role/" + policy;
    }

    /** Whom the role trusts. */
    String trust() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    }
}
