package io.unkai.kernel.policy;

/**
 * Checks documents when they are written. AWS has grown three readers with messages of their own: IAM's for identity-based
 * policies, a younger one for policies that name principals, and that of Organizations, which says the same of every fault.
 * Sizes are the caller's business.
 */
public final class PolicyCheck {
    private PolicyCheck() {}

    /**
     * Reads a document and holds it against its use.
     *
     * @throws MalformedPolicyException with AWS's message
     */
    public static Policy check(String json, PolicyUse use) {
        return check(json, use, PolicyRules.NONE);
    }

    /**
     * Reads a document and holds it against its use and what its owner knows.
     *
     * @throws MalformedPolicyException with AWS's message
     */
    public static Policy check(String json, PolicyUse use, PolicyRules rules) {
        return switch (use) {
            case IDENTITY, SESSION, BOUNDARY -> IdentityCheck.check(json);
            case TRUST -> TrustCheck.check(json, rules);
            case RESOURCE, ENDPOINT -> ResourceCheck.check(json, rules);
            case SERVICE_CONTROL -> OrganizationCheck.service(json);
            case RESOURCE_CONTROL -> OrganizationCheck.resource(json);
        };
    }
}
