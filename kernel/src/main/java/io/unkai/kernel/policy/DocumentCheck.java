package io.unkai.kernel.policy;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** What AWS's younger reader demands of every document that names principals, field by field. */
final class DocumentCheck {
    private final String syntax;

    /** With what is said of faults that have no words of their own. */
    DocumentCheck(String syntax) {
        this.syntax = syntax;
    }

    /** What to check of each statement besides. */
    @FunctionalInterface
    interface StatementCheck {
        void check(PolicyTree.Obj statement);
    }

    Policy check(String json, StatementCheck fields) {
        if (!(tree(json) instanceof PolicyTree.Obj document)) {
            throw new MalformedPolicyException("This policy contains invalid Json");
        }
        checkDocument(document);
        var ids = new HashSet<PolicyTree>();
        for (var element : PolicyReader.list(document.members().get("Statement"))) {
            if (!(element instanceof PolicyTree.Obj statement)
                    || !StatementReader.ELEMENTS.containsAll(statement.members().keySet())) {
                throw new MalformedPolicyException(syntax);
            }
            checkEffect(statement);
            fields.check(statement);
            var id = statement.members().get("Sid");
            if (id != null && !id.equals(new PolicyTree.Str("")) && !ids.add(id)) {
                throw new MalformedPolicyException("The Statement Ids in the policy are not unique");
            }
        }
        try {
            return PolicyReader.read(document, false);
        } catch (MalformedPolicyException e) {
            throw new MalformedPolicyException(syntax);
        }
    }

    private static PolicyTree tree(String json) {
        try {
            return PolicyTree.read(json);
        } catch (MalformedPolicyException e) {
            throw new MalformedPolicyException("This policy contains invalid Json");
        }
    }

    private void checkDocument(PolicyTree.Obj document) {
        if (!PolicyReader.ELEMENTS.containsAll(document.members().keySet())) {
            throw new MalformedPolicyException(syntax);
        }
        var version = document.members().get("Version");
        if (version != null
                && !(version instanceof PolicyTree.Str text
                        && (text.text().equals(PolicyReader.CURRENT)
                                || text.text().equals(PolicyReader.OLD)))) {
            throw new MalformedPolicyException("The policy must contain a valid version string");
        }
        switch (document.members().get("Statement")) {
            case null -> throw missing("Statement");
            case PolicyTree.Arr many
            when many.elements().isEmpty() ->
                throw new MalformedPolicyException("Could not parse the policy: Statement is empty!");
            case PolicyTree.Arr _, PolicyTree.Obj _ -> {
                // looked into one by one
            }
            case PolicyTree.Str _, PolicyTree.Scalar _ -> throw new MalformedPolicyException(syntax);
        }
    }

    private static void checkEffect(PolicyTree.Obj statement) {
        switch (statement.members().get("Effect")) {
            case PolicyTree.Str effect
            when effect.text().equals("Allow") || effect.text().equals("Deny") -> {
                // one of the two there are
            }
            case PolicyTree.Str effect -> throw new MalformedPolicyException("Invalid effect: " + effect.text());
            case null, default -> throw missing("Effect");
        }
    }

    static MalformedPolicyException missing(String field) {
        return new MalformedPolicyException("Missing required field " + field);
    }

    /** Demands a principal, and that only denies name those they spare. */
    static void checkPrincipal(PolicyTree.Obj statement) {
        boolean negated = statement.members().containsKey("NotPrincipal");
        var principal = statement.members().get(negated ? "NotPrincipal" : "Principal");
        if (principal == null) {
            throw missing("Principal");
        }
        if (negated && new PolicyTree.Str("Allow").equals(statement.members().get("Effect"))) {
            throw new MalformedPolicyException("Allow with NotPrincipal is not allowed.");
        }
        if (isEmpty(principal)) {
            throw missing("Principal cannot be empty!");
        }
    }

    /** Demands a field or its negation, with something in it. */
    static void checkField(PolicyTree.Obj statement, String name) {
        var plain = statement.members().get(name);
        var field = plain == null ? statement.members().get("Not" + name) : plain;
        if (field == null) {
            throw missing(name);
        }
        if (isEmpty(field)) {
            throw missing(name + " cannot be empty!");
        }
    }

    private static boolean isEmpty(@Nullable PolicyTree tree) {
        return switch (tree) {
            case PolicyTree.Obj object -> object.members().isEmpty();
            case PolicyTree.Arr array -> array.elements().isEmpty();
            case PolicyTree.Str text -> text.text().isEmpty();
            case null, default -> false;
        };
    }
}
