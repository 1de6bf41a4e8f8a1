package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;

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
}
