package io.unkai.kernel.policy;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What IAM demands of identity-based policies, in the order in which it looks. */
final class IdentityCheck {
    private static final Pattern SID = Pattern.compile("[0-9A-Za-z]*");
    private static final Pattern VENDOR = Pattern.compile("[0-9A-Za-z.-]+");

    private IdentityCheck() {}

    static Policy check(String json) {
        var policy = PolicyReader.read(PolicyTree.read(json), true);
        var statements = policy.statements();
        statements.forEach(IdentityCheck::checkLegacy);
        for (var statement : statements) {
            resources(statement).forEach(ResourceFormat::check);
        }
        checkIds(statements);
        statements.forEach(IdentityCheck::checkActionsExist);
        statements.forEach(IdentityCheck::checkResourcesExist);
        for (var statement : statements) {
            if (statement.principals() != null) {
                throw new MalformedPolicyException("Policy document should not specify a principal.");
            }
            if (statement.actions() != null) {
                statement.actions().values().forEach(IdentityCheck::checkAction);
            }
        }
        return policy;
    }

    private static void checkLegacy(Statement statement) {
        resources(statement).forEach(ResourceFormat::checkLegacy);
        for (var condition : statement.conditions()) {
            if (condition.operator().element().startsWith("Date")
                    && !condition.values().stream().allMatch(Scalars::isDate)) {
                throw MalformedPolicyException.legacy();
            }
        }
    }

    private static List<String> resources(Statement statement) {
        return statement.resources() == null ? List.of() : statement.resources().values();
    }

    private static void checkIds(List<Statement> statements) {
        var seen = new HashSet<String>();
        for (var statement : statements) {
            if (!SID.matcher(statement.sid()).matches()) {
                throw new MalformedPolicyException("Statement IDs (SID) must be alpha-numeric. Check that your input"
                        + " satisfies the regular expression [0-9A-Za-z]*");
            }
            if (!statement.sid().isEmpty() && !seen.add(statement.sid())) {
                throw new MalformedPolicyException("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }

    private static void checkActionsExist(Statement statement) {
        if (statement.actions() == null || statement.actions().values().isEmpty()) {
            throw new MalformedPolicyException("Policy statement must contain actions.");
        }
    }

    private static void checkResourcesExist(Statement statement) {
        if (resources(statement).isEmpty()) {
            throw new MalformedPolicyException("Policy statement must contain resources.");
        }
    }

    /** Whether an action is named by its service's prefix. */
    static void checkAction(String action) {
        if (action.equals("*")) {
            return;
        }
        int colon = action.indexOf(':');
        if (colon < 0) {
            throw new MalformedPolicyException(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (action.indexOf(':', colon + 1) >= 0) {
            throw new MalformedPolicyException("Actions/Condition can contain only one colon.");
        }
        var vendor = action.substring(0, colon);
        if (!VENDOR.matcher(vendor).matches()) {
            throw new MalformedPolicyException("Vendor " + vendor + " is not valid");
        }
    }
}
