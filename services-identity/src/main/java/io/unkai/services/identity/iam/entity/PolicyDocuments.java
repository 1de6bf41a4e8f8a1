package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyRules;
import io.unkai.kernel.policy.PolicyUse;
import io.unkai.kernel.store.ReadTxn;

/** Policies as callers write them. */
public final class PolicyDocuments {
    private PolicyDocuments() {}

    /**
     * Checks the document of a managed policy.
     *
     * @throws ApiException MalformedPolicyDocument, or LimitExceeded where it is too long
     */
    public static String managed(String json) {
        if (Texts.size(json) > Quotas.MANAGED_POLICY) {
            throw IamErrors.quota("PolicySize", Quotas.MANAGED_POLICY);
        }
        return identity(json);
    }

    /**
     * Checks the document of an inline policy.
     *
     * @throws ApiException MalformedPolicyDocument
     */
    public static String identity(String json) {
        return checked(json, PolicyUse.IDENTITY, PolicyRules.NONE);
    }

    /**
     * Checks the policy that says who may assume a role.
     *
     * @throws ApiException MalformedPolicyDocument, or LimitExceeded where it is too long
     */
    public static String trust(ReadTxn txn, String account, String json) {
        int limit = (int) Quotas.TRUST_POLICY.value(txn, account, "");
        if (Texts.size(json) > limit) {
            throw IamErrors.quota("ACLSizePerRole", limit);
        }
        return checked(json, PolicyUse.TRUST, new KnownPrincipals(txn));
    }

    private static String checked(String json, PolicyUse use, PolicyRules rules) {
        try {
            PolicyCheck.check(json, use, rules);
            return json;
        } catch (MalformedPolicyException e) {
            throw new ApiException("MalformedPolicyDocument", e.message());
        }
    }
}
