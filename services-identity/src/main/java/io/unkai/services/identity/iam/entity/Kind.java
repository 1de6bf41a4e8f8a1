package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.id.Ids;
import org.jspecify.annotations.Nullable;

/** What kinds of named things an account has, with the words and numbers that IAM has for each. */
public enum Kind {
    USER("user", "AIDA", "UsersPerAccount"),
    GROUP("group", "AGPA", "GroupsPerAccount"),
    ROLE("role", "AROA", "RolesPerAccount"),
    INSTANCE_PROFILE("instance-profile", "AIPA", "InstanceProfilesPerAccount"),
    POLICY("policy", "ANPA", "PoliciesPerAccount"),
    SERVER_CERTIFICATE("server-certificate", "ASCA", "ServerCertificatesPerAccount"),
    MFA_DEVICE("mfa", "", "MFADevicesPerAccount"),
    OIDC_PROVIDER("oidc-provider", "", "OpenIdConnectProvidersPerAccount"),
    SAML_PROVIDER("saml-provider", "", "SAMLProvidersPerAccount");

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 17;

    private final String word;
    private final String prefix;
    private final String quotaName;

    Kind(String word, String prefix, String quotaName) {
        this.word = word;
        this.prefix = prefix;
        this.quotaName = quotaName;
    }

    /** What its ARNs say, for example {@code instance-profile}. */
    public String word() {
        return word;
    }

    /** A new unique id, for example {@code AIDAJQABLZS4A3QDU576Q}. */
    public String newId(Ids ids) {
        return prefix + ids.text(BASE32, ID_CHARACTERS);
    }

    /** The kind of a unique id, or null. */
    public static @Nullable Kind ofId(String id) {
        for (var kind : values()) {
            if (!kind.prefix.isEmpty() && id.startsWith(kind.prefix)) {
                return kind;
            }
        }
        return null;
    }

    /** How IAM calls the limit of how many an account may have. */
    public String quotaName() {
        return quotaName;
    }

    /** The ARN of one. */
    public String arn(String account, String path, String name) {
        return "arn:aws:iam::" + account + ':' + word + path + name;
    }
}
