package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes policies of documents that follow the grammar. */
final class PolicyReader {
    /** The version that knows variables. */
    static final String CURRENT = "2012-10-17";

    /** The version of documents that say none. */
    static final String OLD = "2008-10-17";

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private PolicyReader() {}

    static Policy read(String json) {
        if (!(PolicyTree.read(json) instanceof PolicyTree.Obj document)) {
            throw MalformedPolicyException.syntax();
        }
        if (!ELEMENTS.containsAll(document.members().keySet())) {
            throw MalformedPolicyException.syntax();
        }
        var version = text(document, "Version");
        if (version != null && !version.equals(CURRENT) && !version.equals(OLD)) {
            throw MalformedPolicyException.syntax();
        }
        var reader = new StatementReader(CURRENT.equals(version));
        var statements = new ArrayList<Statement>();
        for (var statement : statements(document)) {
            statements.add(reader.read(statements.size(), statement));
        }
        return new Policy(version == null ? "" : version, text(document, "Id"), statements);
    }

    private static List<PolicyTree> statements(PolicyTree.Obj document) {
        return switch (document.members().get("Statement")) {
            case PolicyTree.Obj one -> List.of(one);
            case PolicyTree.Arr many when !many.elements().isEmpty() -> many.elements();
            case null, default -> throw MalformedPolicyException.syntax();
        };
    }

    /** A member that may only be a string; null where there is none. */
    static @Nullable String text(PolicyTree.Obj object, String name) {
        return switch (object.members().get(name)) {
            case null -> null;
            case PolicyTree.Str string -> string.text();
            default -> throw MalformedPolicyException.syntax();
        };
    }
}
