package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.registry.Accounts;
import java.util.ArrayList;
import java.util.List;

/** What organizations say of what their accounts may do. */
public final class OrganizationPolicies {
    private OrganizationPolicies() {}

    /**
     * A policy.
     *
     * @param arn what explanations name
     * @param name what people call it
     * @param json the document
     */
    public record Document(String arn, String name, String json) {}

    /**
     * A root, organizational unit or account on the way down.
     *
     * @param target its id
     * @param policies those attached to it: what none of them allows is denied
     */
    public record Level(String target, List<Document> policies) {}

    /**
     * An account's place and what binds it there.
     *
     * @param organization for example {@code o-a1b2c3d4e5}, or empty where it is in none
     * @param path as {@code aws:PrincipalOrgPaths} has it, for example {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}, or empty
     * @param management whether it manages the organization: no policy binds it
     * @param serviceControl from the root down to the account; empty where no service control policy binds the account
     * @param resourceControl the same for resource control policies
     */
    public record Levels(
            String organization,
            String path,
            boolean management,
            List<Level> serviceControl,
            List<Level> resourceControl) {
        /** In no organization. */
        public static final Levels NONE = new Levels("", "", false, List.of(), List.of());
    }

    /** What binds an account. One that was closed has a level that allows nothing. */
    public static Levels of(ReadTxn txn, String account) {
        var organization = Standing.find(txn, account);
        var member = organization == null ? null : Tree.account(txn, organization, account);
        if (organization == null || member == null) {
            return Levels.NONE;
        }
        var targets = Tree.path(txn, organization, member.parent());
        var path = organization.id() + '/' + String.join("/", targets) + '/';
        if (organization.manager().equals(account)) {
            return new Levels(organization.id(), path, true, List.of(), List.of());
        }
        if (Accounts.suspended(txn, account)) {
            return new Levels(organization.id(), path, false, List.of(new Level(account, List.of())), List.of());
        }
        targets.add(account);
        return new Levels(
                organization.id(),
                path,
                false,
                levels(txn, organization, targets, PolicyKind.SERVICE_CONTROL_POLICY),
                levels(txn, organization, targets, PolicyKind.RESOURCE_CONTROL_POLICY));
    }

    /** Changes whenever anything does of which {@link #of} could tell; empty before the first change. */
    public static String generation(ReadTxn txn) {
        return OrganizationGeneration.read(txn);
    }

    private static List<Level> levels(ReadTxn txn, Organization organization, List<String> targets, PolicyKind kind) {
        if (!organization.enables(kind)) {
            return List.of();
        }
        var levels = new ArrayList<Level>();
        for (var target : targets) {
            levels.add(new Level(
                    target,
                    Attachments.of(txn, organization, target, kind).stream()
                            .map(policy -> new Document(policy.arn(organization), policy.name(), policy.content()))
                            .toList()));
        }
        return levels;
    }
}
