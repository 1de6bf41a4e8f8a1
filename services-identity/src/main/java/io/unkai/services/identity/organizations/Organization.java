package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.PolicyTypeSummary;
import io.unkai.api.organizations.Root;
import io.unkai.kernel.store.ReadTxn;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An organization.
 *
 * @param id for example {@code o-a1b2c3d4e5}
 * @param manager the twelve-digit management account
 * @param allFeatures whether it does more than pay together
 * @param root the root's id, for example {@code r-ab12}
 * @param enabled the kinds of policies in force
 * @param created when
 */
record Organization(
        String id, String manager, boolean allFeatures, String root, Set<PolicyKind> enabled, Instant created) {
    private static final String ENABLED = "ENABLED";

    boolean enables(PolicyKind kind) {
        return enabled.contains(kind);
    }

    Organization enabling(PolicyKind kind, boolean now) {
        var kinds = EnumSet.noneOf(PolicyKind.class);
        kinds.addAll(enabled);
        if (now) {
            kinds.add(kind);
        } else {
            kinds.remove(kind);
        }
        return new Organization(id, manager, allFeatures, root, Set.copyOf(kinds), created);
    }

    Organization withAllFeatures() {
        return new Organization(id, manager, true, root, enabled, created);
    }

    String arn() {
        return arn("organization", "");
    }

    String accountArn(String account) {
        return arn("account", account);
    }

    String rootArn() {
        return arn("root", root);
    }

    String unitArn(String unit) {
        return arn("ou", unit);
    }

    String policyArn(PolicyKind kind, String policy) {
        return arn("policy", kind.word() + '/' + policy);
    }

    String resourcePolicyArn(String policy) {
        return arn("resourcepolicy", policy);
    }

    String handshakeArn(String action, String handshake) {
        return arn("handshake", action + '/' + handshake);
    }

    private String arn(String kind, String rest) {
        return "arn:aws:organizations::" + manager + ':' + kind + '/' + id + (rest.isEmpty() ? "" : '/' + rest);
    }

    io.unkai.api.organizations.Organization view(ReadTxn txn) {
        return io.unkai.api.organizations.Organization.builder()
                .id(id)
                .arn(arn())
                .featureSet(allFeatures ? "ALL" : "CONSOLIDATED_BILLING")
                .masterAccountArn(accountArn(manager))
                .masterAccountId(manager)
                .masterAccountEmail(io.unkai.services.identity.registry.Accounts.of(txn, manager, created)
                        .email())
                .availablePolicyTypes(allFeatures ? List.of(summary(PolicyKind.SERVICE_CONTROL_POLICY)) : List.of())
                .build();
    }

    Root rootView() {
        return Root.builder()
                .id(root)
                .arn(rootArn())
                .name("Root")
                .policyTypes(
                        enabled.stream().sorted().map(Organization::summary).toList())
                .build();
    }

    private static PolicyTypeSummary summary(PolicyKind kind) {
        return PolicyTypeSummary.builder().type(kind.name()).status(ENABLED).build();
    }
}
