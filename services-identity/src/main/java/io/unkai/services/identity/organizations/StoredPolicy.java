package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.Policy;
import io.unkai.api.organizations.PolicySummary;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param id for example {@code p-0a1b2c3d}
 * @param kind what it bounds
 * @param name unique among the organization's policies of its kind
 * @param description or empty
 * @param content the document as it was given
 */
record StoredPolicy(String id, PolicyKind kind, String name, String description, String content) {
    /** A policy of the organization or of AWS, or null. */
    static @Nullable StoredPolicy find(ReadTxn txn, Organization organization, String id) {
        for (var kind : PolicyKind.values()) {
            if (kind.ofAws(id)) {
                return kind.full();
            }
        }
        return txn.get(Tables.POLICIES, new Tables.InOrganization(organization.id(), id));
    }

    /** A policy of the organization or of AWS. */
    static StoredPolicy require(ReadTxn txn, Organization organization, @Nullable String id) {
        var found = find(txn, organization, Given.text(id));
        if (found == null) {
            throw Refusals.noPolicy();
        }
        return found;
    }

    /** Whether it is AWS's own. */
    boolean managed() {
        return kind.ofAws(id);
    }

    String arn(Organization organization) {
        return managed()
                ? "arn:aws:organizations::aws:policy/" + kind.word() + '/' + id
                : organization.policyArn(kind, id);
    }

    PolicySummary summary(Organization organization) {
        return PolicySummary.builder()
                .id(id)
                .arn(arn(organization))
                .name(name)
                .description(description)
                .type(kind.name())
                .awsManaged(managed())
                .build();
    }

    Policy view(Organization organization) {
        return Policy.builder()
                .policySummary(summary(organization))
                .content(content)
                .build();
    }
}
