package io.unkai.services.identity.sts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Those whom an identity provider vouched for and who got no session all the same, until their calls are recorded: nothing else of such
 * a call says who made it.
 */
public final class TurnedAway {
    /** Each stays for as long as its answer takes; what does not fit is recorded without a name. */
    private static final int MOST = 1_000;

    private final Map<String, Person> byRequest = new ConcurrentHashMap<>();

    /**
     * Who it was.
     *
     * @param type {@code WebIdentityUser} or {@code SAMLUser}
     * @param principalId the provider's names for itself and the person
     * @param name the person's
     * @param provider the provider's
     */
    public record Person(String type, String principalId, String name, String provider) {}

    void note(String requestId, Person person) {
        if (byRequest.size() < MOST) {
            byRequest.put(requestId, person);
        }
    }

    /** Who made a call, told once; null where nobody vouched for them. */
    public @Nullable Person take(String requestId) {
        return byRequest.remove(requestId);
    }
}
