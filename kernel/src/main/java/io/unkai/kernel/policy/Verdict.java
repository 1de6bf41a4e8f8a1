package io.unkai.kernel.policy;

import org.jspecify.annotations.Nullable;

/**
 * The decision on a request, and what decided it.
 *
 * @param outcome the decision
 * @param layer the kind of policy that decided
 * @param action the action that was asked for
 * @param policy the policy that allows or forbids, or null where none did
 * @param statement its statement, or null where none did
 */
public record Verdict(
        Outcome outcome,
        Layer layer,
        String action,
        @Nullable SourcedPolicy policy,
        @Nullable Statement statement) {

    /** Whether the request may go on. */
    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }

    /**
     * The words that AWS appends to its messages of denied access, for example {@code because no identity-based policy allows
     * the s3:GetObject action}; empty where the request is allowed. Those who are in the account or organisation of the policy
     * that forbids may also know its ARN.
     */
    public String reason() {
        var named = policy != null && layer != Layer.RESOURCE && layer != Layer.ENDPOINT;
        return outcome == Outcome.EXPLICITLY_DENIED
                        && named
                        && policy != null
                        && policy.source().startsWith("arn:")
                ? reasonForOthers() + ": " + policy.source()
                : reasonForOthers();
    }

    /** The same for those who are in another account and organisation, without the ARN of the policy. */
    public String reasonForOthers() {
        return switch (outcome) {
            case ALLOWED -> "";
            case EXPLICITLY_DENIED -> "with an explicit deny in " + layer.withArticle();
            case IMPLICITLY_DENIED -> "because no " + layer.words() + " allows the " + action + " action";
        };
    }
}
