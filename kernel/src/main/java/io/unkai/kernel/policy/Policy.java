package io.unkai.kernel.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy document, read and compiled.
 *
 * @param version as written, or empty where the document says none and so means the old one, without variables
 * @param id as written, or null
 * @param statements in their order
 */
public record Policy(String version, @Nullable String id, List<Statement> statements) {
    /** Copies the list. */
    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document by the grammar alone; {@link PolicyCheck} also holds it against its use.
     *
     * @throws MalformedPolicyException where it is no policy
     */
    public static Policy parse(String json) {
        return PolicyReader.read(PolicyTree.read(json), false);
    }

    /** The context keys that its conditions and variables name, in lower case. */
    public Set<String> contextKeys() {
        var keys = new TreeSet<String>();
        for (var statement : statements) {
            for (var condition : statement.conditions()) {
                keys.add(condition.key().toLowerCase(Locale.ROOT));
                condition.matchers().forEach(matcher -> keys.addAll(matcher.variables()));
            }
            if (statement.resources() != null) {
                statement.resources().texts().forEach(text -> keys.addAll(text.keys()));
            }
        }
        return keys;
    }
}
