package io.unkai.services.identity.access;

import io.unkai.kernel.policy.SourcedPolicy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.EffectivePolicies;
import io.unkai.services.identity.organizations.OrganizationPolicies;
import io.unkai.services.identity.organizations.OrganizationPolicies.Level;
import io.unkai.services.identity.organizations.inherit.TagRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where accounts stand in their organisations. What was found is kept until something of any organisation changes. */
final class Standings {
    /** The prefixes of the services whose resources organisations control. */
    private static final Set<String> CONTROLLED =
            Set.of("s3", "sts", "sqs", "kms", "secretsmanager", "ecr", "aoss", "dynamodb", "logs");

    private static final int MAX_KEPT = 10_000;

    private final CompiledPolicies compiled;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String generation, Standing standing) {}

    /**
     * Where an account stands.
     *
     * @param organization its id, or empty
     * @param path for example {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}, or empty
     * @param serviceControl what its principals may do at most, by level
     * @param resourceControl what may be done with its resources at most, by level
     * @param tags what its tags have to be like
     */
    record Standing(
            String organization,
            String path,
            List<List<SourcedPolicy>> serviceControl,
            List<List<SourcedPolicy>> resourceControl,
            List<TagRule> tags) {
        /** In no organisation. */
        static final Standing NONE = new Standing("", "", List.of(), List.of(), List.of());
    }

    Standings(CompiledPolicies compiled) {
        this.compiled = compiled;
    }

    /** Whether organisations control what an action does with resources. */
    static boolean controls(String action) {
        return CONTROLLED.contains(action.substring(0, action.indexOf(':')));
    }

    Standing of(ReadTxn txn, String account) {
        var generation = OrganizationPolicies.generation(txn);
        if (generation.isEmpty()) {
            return Standing.NONE;
        }
        var known = kept.get(account);
        if (known != null && known.generation().equals(generation)) {
            return known.standing();
        }
        var found = OrganizationPolicies.of(txn, account);
        var standing = new Standing(
                found.organization(),
                found.path(),
                compile(found.serviceControl()),
                compile(found.resourceControl()),
                EffectivePolicies.tags(txn, account));
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(account, new Kept(generation, standing));
        return standing;
    }

    private List<List<SourcedPolicy>> compile(List<Level> levels) {
        return levels.stream()
                .map(level -> level.policies().stream()
                        .map(policy -> compiled.get(policy.arn(), "", policy.json()))
                        .toList())
                .toList();
    }
}
