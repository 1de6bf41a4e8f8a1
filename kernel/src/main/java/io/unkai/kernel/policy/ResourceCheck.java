package io.unkai.kernel.policy;

import java.util.List;

/** What S3 and its kind demand of the policies of resources. */
final class ResourceCheck {
    private static final DocumentCheck DOCUMENT = new DocumentCheck("Invalid policy syntax.");

    private ResourceCheck() {}

    static Policy check(String json, PolicyRules rules) {
        if (!json.startsWith("{")) {
            throw new MalformedPolicyException("Policies must be valid JSON and the first byte must be '{'");
        }
        var policy = DOCUMENT.check(json, statement -> {
            DocumentCheck.checkPrincipal(statement);
            DocumentCheck.checkField(statement, "Action");
            DocumentCheck.checkField(statement, "Resource");
            checkOperators(statement);
        });
        policy.statements().forEach(statement -> check(statement, rules));
        return policy;
    }

    private static void checkOperators(PolicyTree.Obj statement) {
        if (statement.members().get("Condition") instanceof PolicyTree.Obj operators) {
            for (var name : operators.members().keySet()) {
                if (!StatementReader.isOperator(name)) {
                    throw new MalformedPolicyException("Invalid Condition type : " + name);
                }
            }
        }
    }

    private static void check(Statement statement, PolicyRules rules) {
        if (statement.principals() != null) {
            checkPrincipals(statement.principals(), rules);
        }
        var actions = statement.actions() == null
                ? List.<String>of()
                : statement.actions().values();
        for (var action : actions) {
            if (!action.equals("*") && (action.indexOf(':') <= 0 || !rules.actionExists(action))) {
                throw new MalformedPolicyException("Policy has invalid action");
            }
        }
        var resources = statement.resources();
        if (resources == null) {
            return;
        }
        for (var resource : resources.values()) {
            if (!rules.resourceFits(resource)) {
                throw new MalformedPolicyException("Policy has invalid resource");
            }
        }
        boolean plain = !resources.negated()
                && statement.actions() != null
                && !statement.actions().negated();
        if (plain && !actions.stream().allMatch(action -> rules.actionApplies(action, resources.values()))) {
            throw new MalformedPolicyException("Action does not apply to any resource(s) in statement");
        }
        checkValues(statement.conditions());
    }

    private static void checkPrincipals(Principals principals, PolicyRules rules) {
        for (var type : PrincipalType.values()) {
            for (var name : principals.values(type)) {
                if (!PrincipalFormat.valid(type, name) || !name.equals("*") && !rules.principalExists(type, name)) {
                    throw new MalformedPolicyException("Invalid principal in policy");
                }
            }
        }
    }

    private static void checkValues(List<Condition> conditions) {
        for (var condition : conditions) {
            boolean addresses = switch (condition.operator()) {
                case IP_ADDRESS, NOT_IP_ADDRESS -> true;
                default -> false;
            };
            if (addresses && !condition.values().stream().allMatch(value -> AddressRange.parse(value) != null)) {
                throw new MalformedPolicyException("Invalid IP address in Conditions");
            }
        }
    }
}
