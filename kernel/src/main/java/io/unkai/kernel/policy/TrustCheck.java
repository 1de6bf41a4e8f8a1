package io.unkai.kernel.policy;

import java.util.List;
import java.util.Locale;

/** What IAM demands of the trust policies of roles. */
final class TrustCheck {
    private static final DocumentCheck DOCUMENT = new DocumentCheck("Syntax error in policy.");
    private static final String PREFIX = "sts:";

    private TrustCheck() {}

    static Policy check(String json, PolicyRules rules) {
        var policy = DOCUMENT.check(json, statement -> {
            DocumentCheck.checkPrincipal(statement);
            if (statement.members().containsKey("NotPrincipal")) {
                throw new MalformedPolicyException("AssumeRole policy must not contain NotPrincipal field.");
            }
            DocumentCheck.checkField(statement, "Action");
            if (statement.members().containsKey("Resource")) {
                throw new MalformedPolicyException("Has prohibited field Resource");
            }
            if (statement.members().containsKey("NotResource")) {
                throw new MalformedPolicyException("AssumeRole policy must not contain resources.");
            }
        });
        for (var statement : policy.statements()) {
            actions(statement).forEach(TrustCheck::checkAction);
            checkPrincipals(statement, rules);
        }
        return policy;
    }

    private static List<String> actions(Statement statement) {
        return statement.actions() == null ? List.of() : statement.actions().values();
    }

    private static void checkAction(String action) {
        if (!action.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            throw new MalformedPolicyException("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void checkPrincipals(Statement statement, PolicyRules rules) {
        var principals = statement.principals();
        if (principals == null) {
            return;
        }
        for (var type : PrincipalType.values()) {
            for (var name : principals.values(type)) {
                if (!PrincipalFormat.valid(type, name) || !name.equals("*") && !rules.principalExists(type, name)) {
                    throw new MalformedPolicyException(
                            "Invalid principal in policy: \"" + word(type) + "\":\"" + name + '"');
                }
            }
        }
    }

    /** The type as IAM's message has it. */
    private static String word(PrincipalType type) {
        return type.element().toUpperCase(Locale.ROOT);
    }
}
