package io.unkai.services.identity.iam.account;

import io.unkai.api.iam.GetAccountSummaryRequest;
import io.unkai.api.iam.GetAccountSummaryResponse;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.certificate.SigningCertificate;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Counts;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Quotas;
import io.unkai.services.identity.iam.mfa.Device;
import io.unkai.services.identity.iam.policy.InlinePolicies;
import io.unkai.services.identity.iam.policy.PolicyViews;
import io.unkai.services.identity.key.AccessKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how much of IAM an account uses, and how much it may. */
public final class Summary {
    private static final int VERSIONS_IN_USE = 10_000;

    /** Registers its operations. */
    public void register(Changes on) {
        on.onRead(Iam.GET_ACCOUNT_SUMMARY, Summary::get);
    }

    private static GetAccountSummaryResponse get(Call call, ReadTxn txn, GetAccountSummaryRequest in) {
        var map = new LinkedHashMap<String, Integer>();
        kind(call, txn, map, "Users", Kind.USER);
        kind(call, txn, map, "Groups", Kind.GROUP);
        kind(call, txn, map, "Roles", Kind.ROLE);
        kind(call, txn, map, "InstanceProfiles", Kind.INSTANCE_PROFILE);
        kind(call, txn, map, "Policies", Kind.POLICY);
        kind(call, txn, map, "ServerCertificates", Kind.SERVER_CERTIFICATE);
        map.put(
                "Providers",
                Counts.of(txn, call.account(), Kind.OIDC_PROVIDER)
                        + Counts.of(txn, call.account(), Kind.SAML_PROVIDER));
        quotas(call, txn, map);
        root(call, txn, map);
        devices(call, txn, map);
        map.put("PolicyVersionsInUse", PolicyViews.versionsInUse(txn, call.account()));
        map.put("PolicyVersionsInUseQuota", VERSIONS_IN_USE);
        map.put("VersionsPerPolicyQuota", Quotas.VERSIONS_PER_POLICY);
        map.put("GlobalEndpointTokenVersion", TokenPreferences.version(txn, call.account()));
        return GetAccountSummaryResponse.builder().summaryMap(map).build();
    }

    private static void kind(Call call, ReadTxn txn, Map<String, Integer> map, String name, Kind kind) {
        map.put(name, Counts.of(txn, call.account(), kind));
        map.put(name + "Quota", Counts.limit(txn, call.account(), kind));
    }

    private static void quotas(Call call, ReadTxn txn, Map<String, Integer> map) {
        map.put("UserPolicySizeQuota", InlinePolicies.limit(Kind.USER));
        map.put("GroupPolicySizeQuota", InlinePolicies.limit(Kind.GROUP));
        map.put("RolePolicySizeQuota", InlinePolicies.limit(Kind.ROLE));
        map.put("PolicySizeQuota", Quotas.MANAGED_POLICY);
        map.put("AssumeRolePolicySizeQuota", value(call, txn, Quotas.TRUST_POLICY));
        map.put("GroupsPerUserQuota", value(call, txn, Quotas.GROUPS_PER_USER));
        map.put("AccessKeysPerUserQuota", value(call, txn, Quotas.KEYS_PER_USER));
        map.put("SigningCertificatesPerUserQuota", SigningCertificate.PER_USER);
        map.put("AttachedPoliciesPerUserQuota", value(call, txn, Quotas.POLICIES_PER_USER));
        map.put("AttachedPoliciesPerGroupQuota", value(call, txn, Quotas.POLICIES_PER_GROUP));
        map.put("AttachedPoliciesPerRoleQuota", value(call, txn, Quotas.POLICIES_PER_ROLE));
    }

    private static int value(Call call, ReadTxn txn, Quota quota) {
        return (int) quota.value(txn, call.account(), "");
    }

    private static void root(Call call, ReadTxn txn, Map<String, Integer> map) {
        map.put("AccountMFAEnabled", Device.any(txn, call.account(), "") ? 1 : 0);
        map.put("AccountAccessKeysPresent", AccessKeys.any(txn, call.account(), "") ? 1 : 0);
        map.put("AccountSigningCertificatesPresent", 0);
    }

    private static void devices(Call call, ReadTxn txn, Map<String, Integer> map) {
        int inUse = 0;
        try (var cursor = txn.scan(Device.TABLE, Keys.allNumbered(call.account()))) {
            while (cursor.hasNext()) {
                inUse += cursor.next().value().owner() == null ? 0 : 1;
            }
        }
        map.put("MFADevices", Counts.of(txn, call.account(), Kind.MFA_DEVICE));
        map.put("MFADevicesInUse", inUse);
    }
}
