package io.unkai.api;

import io.unkai.kernel.iam.IamAction;
import io.unkai.kernel.iam.IamActions;
import io.unkai.kernel.iam.IamBindings;
import io.unkai.kernel.iam.IamNeed;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.schema.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The permissions that operations need. Each prefix's actions are read when first asked for. */
public final class Iam {
    private static final Map<String, IamActions> BY_PREFIX = new ConcurrentHashMap<>();
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Set<String> NO_PREFIXES = Set.of("bindings", "operations");

    private Iam() {}

    /**
     * The permissions that calls of an operation need.
     *
     * @return the permissions, none where anyone may call it, or null where no one knows; then it must be denied
     */
    public static @Nullable List<Permission> permissions(Operation<?, ?> operation) {
        var needs = Operations.NEEDS.get(operation.service().id() + ':' + operation.name());
        if (needs == null) {
            return null;
        }
        var bindings = Operations.BINDINGS.of(operation.service().id(), operation.name());
        var permissions = new ArrayList<Permission>();
        for (var need : needs) {
            var action = action(need.action());
            if (action == null) {
                return null;
            }
            permissions.add(Permission.of(need, action, operation.input(), bindings));
        }
        return List.copyOf(permissions);
    }

    /**
     * The action of a full name.
     *
     * @param name prefix and name in the spelling of AWS, for example {@code s3:GetObjectVersion}
     * @return the action, or null where there is none
     */
    public static @Nullable IamAction action(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? null
                : BY_PREFIX.computeIfAbsent(name.substring(0, colon), Iam::load).find(name);
    }

    /**
     * The full names of all actions of a prefix.
     *
     * @return the names, none where the service is not known
     */
    public static Set<String> actions(String prefix) {
        boolean known = PREFIX.matcher(prefix).matches()
                && !NO_PREFIXES.contains(prefix)
                && Iam.class.getResource("iam/" + prefix + ".tsv") != null;
        return known ? BY_PREFIX.computeIfAbsent(prefix, Iam::load).names() : Set.of();
    }

    private static IamActions load(String prefix) {
        return IamActions.parse(prefix, lines("iam/" + prefix + ".tsv"));
    }

    private static List<String> lines(String resource) {
        var in = Iam.class.getResourceAsStream(resource);
        if (in == null) {
            return List.of();
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded with the first question. */
    private static final class Operations {
        static final Map<String, List<IamNeed>> NEEDS = read();
        static final IamBindings BINDINGS = IamBindings.parse(lines("iam/bindings.tsv"));

        private static Map<String, List<IamNeed>> read() {
            var needs = new HashMap<String, List<IamNeed>>();
            for (var line : lines("iam/operations.tsv")) {
                var fields = line.split("\t", -1);
                var texts = fields[1].isEmpty() ? List.<String>of() : List.of(fields[1].split(" "));
                needs.put(fields[0], texts.stream().map(IamNeed::parse).toList());
            }
            return needs;
        }
    }
}
