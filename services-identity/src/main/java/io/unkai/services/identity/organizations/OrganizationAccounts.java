package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;
import java.util.Map;

/** What accounts are to each other. */
public final class OrganizationAccounts {
    private OrganizationAccounts() {}

    /** Whether one account manages the organization that another is a member of, or administers services for it. */
    public static boolean manages(ReadTxn txn, String manager, String member) {
        var organization = Standing.find(txn, manager);
        return organization != null
                && Tree.account(txn, organization, member) != null
                && (organization.manager().equals(manager) || Standing.delegate(txn, organization, manager));
    }

    /** An account's place, for example {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}; empty where it is in no organization. */
    public static String path(ReadTxn txn, String account) {
        return OrganizationPolicies.of(txn, account).path();
    }

    /** The tags that its organization gave an account. */
    public static Map<String, String> tags(ReadTxn txn, String account) {
        var organization = Standing.find(txn, account);
        return organization == null ? Map.of() : TagOperations.of(txn, organization, account);
    }
}
