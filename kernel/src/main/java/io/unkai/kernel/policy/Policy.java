package io.unkai.kernel.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A policy document, read and compiled. Read it once and keep it: deciding by it is cheap, reading it is not. */
public final class Policy {
    private final String version;
    private final @Nullable String id;
    private final List<Statement> statements;
    private final ActionIndex index;

    Policy(String version, @Nullable String id, List<Statement> statements) {
        this.version = version;
        this.id = id;
        this.statements = List.copyOf(statements);
        this.index = new ActionIndex(this.statements);
    }

    /**
     * Reads a document by the grammar alone; {@link PolicyCheck} also holds it against its use.
     *
     * @throws MalformedPolicyException where it is no policy
     */
    public static Policy parse(String json) {
        return PolicyReader.read(PolicyTree.read(json), false);
    }

    /** As written, or empty where the document says none and so means the old one, without variables. */
    public String version() {
        return version;
    }

    /** As written, or null. */
    public @Nullable String id() {
        return id;
    }

    /** In their order. */
    public List<Statement> statements() {
        return statements;
    }

    /** The same without all that it allows. */
    public Policy denials() {
        var denials = statements.stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .toList();
        return denials.size() == statements.size() ? this : new Policy(version, id, denials);
    }

    /** The statements about the action that is asked for. */
    Statement[] about(Question question) {
        return index.about(question);
    }

    /** The context keys that its conditions and variables name, in lower case. */
    public Set<String> contextKeys() {
        var keys = new TreeSet<String>();
        for (var statement : statements) {
            for (var condition : statement.conditions()) {
                keys.add(condition.key().toLowerCase(Locale.ROOT));
                keys.addAll(condition.variables());
            }
            if (statement.resources() != null) {
                keys.addAll(statement.resources().variables());
            }
        }
        return keys;
    }

    @Override
    public String toString() {
        return "Policy" + statements;
    }
}
