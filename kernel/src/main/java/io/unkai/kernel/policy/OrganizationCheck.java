package io.unkai.kernel.policy;

/** What Organizations demands of its policies. */
final class OrganizationCheck {
    private static final String MESSAGE =
            "The provided policy document does not meet the requirements of the specified policy type.";

    private OrganizationCheck() {}

    /** A service control policy: an identity-based one. */
    static Policy service(String json) {
        try {
            return IdentityCheck.check(json);
        } catch (MalformedPolicyException e) {
            throw new MalformedPolicyException(MESSAGE);
        }
    }

    /** A resource control policy: denies of named services' actions, to whomever. */
    static Policy resource(String json) {
        try {
            var policy = ResourceCheck.check(json, PolicyRules.NONE);
            if (policy.version().equals(PolicyReader.CURRENT)
                    && policy.statements().stream().allMatch(OrganizationCheck::fits)) {
                return policy;
            }
        } catch (MalformedPolicyException e) {
            throw new MalformedPolicyException(MESSAGE);
        }
        throw new MalformedPolicyException(MESSAGE);
    }

    private static boolean fits(Statement statement) {
        var principals = statement.principals();
        var actions = statement.actions();
        return statement.effect() == Effect.DENY
                && principals != null
                && !principals.negated()
                && principals.everyone()
                && actions != null
                && !actions.negated()
                && !actions.values().contains("*");
    }
}
