package io.unkai.kernel.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What temporary credentials say of their bearer beside who it is.
 *
 * @param issued when they were given out, or null for a long-term key
 * @param mfa when the bearer showed a second factor, or null where it did not
 * @param policies the session policies, as JSON; the session may do no more than they allow
 * @param policyArns the managed policies used as session policies
 * @param tags the session tags
 * @param transitive the keys of the tags that a chained session inherits
 * @param sourceIdentity who set the chain of sessions up, or empty
 * @param provider the identity provider that vouched for the bearer, or empty
 * @param claims what that provider said of the bearer, by condition key in lower case, for example {@code saml:sub}
 */
public record Session(
        @Nullable Instant issued,
        @Nullable Instant mfa,
        List<String> policies,
        List<String> policyArns,
        Map<String, String> tags,
        Set<String> transitive,
        String sourceIdentity,
        String provider,
        Map<String, List<String>> claims) {
    /** No session: a long-term key. */
    public static final Session NONE = new Session(null, null, List.of(), List.of(), Map.of(), Set.of(), "", "");

    /** A session that no identity provider vouched for, or one that said nothing more. */
    public Session(
            @Nullable Instant issued,
            @Nullable Instant mfa,
            List<String> policies,
            List<String> policyArns,
            Map<String, String> tags,
            Set<String> transitive,
            String sourceIdentity,
            String provider) {
        this(issued, mfa, policies, policyArns, tags, transitive, sourceIdentity, provider, Map.of());
    }

    /** A session with nothing special, given out now. */
    public static Session issued(Instant now) {
        return new Session(now, null, List.of(), List.of(), Map.of(), Set.of(), "", "");
    }

    /** Whether these are temporary credentials. */
    public boolean temporary() {
        return issued != null;
    }

    /** Whether session policies bound what the session may do. */
    public boolean restricted() {
        return !policies.isEmpty() || !policyArns.isEmpty();
    }
}
