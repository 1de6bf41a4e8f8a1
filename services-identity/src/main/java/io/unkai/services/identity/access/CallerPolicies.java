package io.unkai.services.identity.access;

import io.unkai.kernel.policy.SourcedPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller brings along, whatever it acts on.
 *
 * @param boundary the permissions boundary, or null
 * @param session the session policies, or null where the session has none
 * @param identity the policies of the user with its groups, or of the role
 * @param tags the principal's tags, a session's before its role's
 */
record CallerPolicies(
        @Nullable SourcedPolicy boundary,
        @Nullable List<SourcedPolicy> session,
        List<SourcedPolicy> identity,
        Map<String, String> tags) {
    /** Brings nothing: nobody, services, and those that are no longer there. */
    static final CallerPolicies NONE = new CallerPolicies(null, null, List.of(), Map.of());
}
