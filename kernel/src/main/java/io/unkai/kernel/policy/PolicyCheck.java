package io.unkai.kernel.policy;

/** Checks documents when they are written. */
public final class PolicyCheck {
    private PolicyCheck() {}

    /**
     * Reads a document and holds it against its use.
     *
     * @throws MalformedPolicyException with AWS's message
     */
    public static Policy check(String json, PolicyUse use) {
        return Policy.parse(json);
    }
}
