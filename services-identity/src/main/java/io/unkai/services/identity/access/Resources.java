package io.unkai.services.identity.access;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.store.ReadTxn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the service that a resource belongs to. */
final class Resources {
    private final Map<String, ResourceFacts> facts;

    /**
     * @param facts what services know, by the service in their ARNs
     */
    Resources(Map<String, ResourceFacts> facts) {
        this.facts = Map.copyOf(facts);
    }

    /**
     * What is acted on.
     *
     * @param arn its ARN, or null where it is everything
     * @param owner the account it belongs to, or null where nobody owns it
     * @param facts what its service knows; where it is everything, that of the action
     */
    record Found(@Nullable Arn arn, @Nullable String owner, ResourceFacts facts) {}

    ResourceFacts of(String service) {
        return facts.getOrDefault(service, ResourceFacts.PLAIN);
    }

    Found find(ReadTxn txn, String action, String resource) {
        var arn = Arn.parse(resource);
        if (arn == null) {
            return new Found(null, null, of(action.substring(0, Math.max(0, action.indexOf(':')))));
        }
        var known = of(arn.service());
        return new Found(arn, known.owner(txn, arn), known);
    }
}
