package io.unkai.api;

import io.unkai.kernel.iam.IamAction;
import io.unkai.kernel.iam.IamActions;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The permissions that operations need. Each prefix's actions are read when first asked for. */
public final class Iam {
    private static final Map<String, IamActions> BY_PREFIX = new ConcurrentHashMap<>();

    private Iam() {}

    /**
     * The actions that a caller must be allowed for an operation.
     *
     * @return the actions, none where the operation needs no permission, or null where no one knows; then it must be denied
     */
    public static @Nullable List<IamAction> actions(Operation<?, ?> operation) {
        var names = Operations.NAMES.get(operation.service().id() + ':' + operation.name());
        if (names == null) {
            return null;
        }
        var actions = new ArrayList<IamAction>();
        for (var name : names) {
            var action = action(name);
            if (action == null) {
                return null;
            }
            actions.add(action);
        }
        return List.copyOf(actions);
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
        static final Map<String, List<String>> NAMES = read();

        private static Map<String, List<String>> read() {
            var names = new HashMap<String, List<String>>();
            for (var line : lines("iam/operations.tsv")) {
                var fields = line.split("\t", -1);
                names.put(fields[0], fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" ")));
            }
            return names;
        }
    }
}
