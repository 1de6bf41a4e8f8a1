package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyUse;
import org.jspecify.annotations.Nullable;

/** The policies of endpoints. */
final class EndpointPolicy {
    /** What endpoints have that were given none. */
    static final String FULL_ACCESS =
            "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** What counts where the endpoint is gone. */
    static final String NO_ACCESS =
            "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private static final int MAX_CHARS = 20_480;

    private EndpointPolicy() {}

    /** The policy that a call gives. @throws ApiException where it is none */
    static String of(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return FULL_ACCESS;
        }
        if (json.length() > MAX_CHARS) {
            throw invalid("The policy is longer than " + MAX_CHARS + " characters.");
        }
        try {
            PolicyCheck.check(json, PolicyUse.ENDPOINT);
            return json;
        } catch (MalformedPolicyException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static ApiException invalid(String why) {
        return new ApiException("InvalidPolicyDocument", "Policy document is invalid: " + why);
    }
}
