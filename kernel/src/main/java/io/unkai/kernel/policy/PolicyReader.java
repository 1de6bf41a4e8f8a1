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

    /** The elements of a document. */
    static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private PolicyReader() {}

    /**
     * Reads a document.
     *
     * @param currentOnly whether documents of the old version are refused
     */
    static Policy read(PolicyTree tree, boolean currentOnly) {
        if (!(tree instanceof PolicyTree.Obj document)
                || !ELEMENTS.containsAll(document.members().keySet())) {
            throw MalformedPolicyException.syntax();
        }
        var version = document.text("Version");
        if (version != null && !version.equals(CURRENT) && !version.equals(OLD)) {
            throw MalformedPolicyException.syntax();
        }
        var reader = new StatementReader(CURRENT.equals(version));
        var statements = new ArrayList<Statement>();
        for (var statement : statements(document)) {
            statements.add(reader.read(statements.size(), statement));
        }
        if (currentOnly && !CURRENT.equals(version)) {
            throw new MalformedPolicyException("Policy document must be version 2012-10-17 or greater.");
        }
        if (reader.sawLegacyEffect()) {
            throw MalformedPolicyException.legacy();
        }
        return new Policy(version == null ? "" : version, document.text("Id"), statements);
    }

    private static List<PolicyTree> statements(PolicyTree.Obj document) {
        var statements = list(document.members().get("Statement"));
        if (statements.isEmpty()) {
            throw MalformedPolicyException.syntax();
        }
        return statements;
    }

    /** The statements of a document that has one or an array of them; none where it has anything else. */
    static List<PolicyTree> list(@Nullable PolicyTree statements) {
        return switch (statements) {
            case PolicyTree.Obj one -> List.of(one);
            case PolicyTree.Arr many -> many.elements();
            case null, default -> List.of();
        };
    }
}
