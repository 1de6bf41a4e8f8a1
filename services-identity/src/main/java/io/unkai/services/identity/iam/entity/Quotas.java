package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.quota.Quota;

/** IAM's quotas, under the codes that Service Quotas knows them by. */
public final class Quotas {
    /** Groups of one user. */
    public static final Quota GROUPS_PER_USER = quota("L-7A1621EC", "IAM groups per user", 10);

    /** Access keys of one user. */
    public static final Quota KEYS_PER_USER = quota("L-8758042E", "Access keys per user", 2);

    /** Managed policies attached to one user. */
    public static final Quota POLICIES_PER_USER = quota("L-4019AD8B", "Managed policies per user", 10);

    /** Managed policies attached to one group. */
    public static final Quota POLICIES_PER_GROUP = quota("L-384571C4", "Managed policies per group", 10);

    /** Managed policies attached to one role. */
    public static final Quota POLICIES_PER_ROLE = quota("L-0DA4ABF3", "Managed policies per role", 10);

    /** Characters of the policy that says who may assume a role, without white space. */
    public static final Quota TRUST_POLICY = quota("L-C07B4B0D", "Role trust policy length", 2048);

    /** Versions of one managed policy. */
    public static final int VERSIONS_PER_POLICY = 5;

    /** Characters of a managed policy, without white space. */
    public static final int MANAGED_POLICY = 6144;

    private static final Quota USERS = quota("L-F55AF5E4", "Users per account", 5000);
    private static final Quota GROUPS = quota("L-F4A5425F", "Groups per account", 300);
    private static final Quota ROLES = quota("L-FE177D64", "Roles per account", 1000);
    private static final Quota PROFILES = quota("L-6E65F664", "Instance profiles per account", 1000);
    private static final Quota POLICIES = quota("L-E95E4862", "Customer managed policies per account", 1500);
    private static final Quota CERTIFICATES = quota("L-BF35879D", "Server certificates per account", 20);
    private static final Quota OIDC_PROVIDERS = quota("L-858F3967", "OpenId connect providers per account", 100);
    private static final Quota SAML_PROVIDERS = quota("L-DB618D39", "SAML providers per account", 100);

    private Quotas() {}

    private static Quota quota(String code, String name, double unset) {
        return new Quota("iam", code, name, unset);
    }

    /** How many of a kind an account may have. */
    static Quota of(Kind kind) {
        return switch (kind) {
            // AWS allows as many virtual MFA devices as users.
            case USER, MFA_DEVICE -> USERS;
            case GROUP -> GROUPS;
            case ROLE -> ROLES;
            case INSTANCE_PROFILE -> PROFILES;
            case POLICY -> POLICIES;
            case SERVER_CERTIFICATE -> CERTIFICATES;
            case OIDC_PROVIDER -> OIDC_PROVIDERS;
            case SAML_PROVIDER -> SAML_PROVIDERS;
        };
    }
}
