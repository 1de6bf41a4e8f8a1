package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the ids of organisations stand for in ARNs. */
public final class OrganizationNames {
    private OrganizationNames() {}

    /** The id of an account's organisation without its prefix, or empty where it is in none. */
    public static String organization(ReadTxn txn, String account) {
        var organization = Standing.find(txn, account);
        return organization == null ? "" : organization.id().substring("o-".length());
    }

    /** The type of a policy as its ARN says it, or empty where there is no such policy. */
    public static String policyType(ReadTxn txn, String account, @Nullable String id) {
        var organization = Standing.find(txn, account);
        var policy = organization == null || id == null ? null : StoredPolicy.find(txn, organization, id);
        return policy == null ? "" : policy.kind().name().toLowerCase(Locale.ROOT);
    }
}
