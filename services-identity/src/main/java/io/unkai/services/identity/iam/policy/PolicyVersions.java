package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.POLICIES;

import io.unkai.api.iam.CreatePolicyVersionRequest;
import io.unkai.api.iam.CreatePolicyVersionResponse;
import io.unkai.api.iam.DeletePolicyVersionRequest;
import io.unkai.api.iam.DeletePolicyVersionResponse;
import io.unkai.api.iam.GetPolicyVersionRequest;
import io.unkai.api.iam.GetPolicyVersionResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListPolicyVersionsRequest;
import io.unkai.api.iam.ListPolicyVersionsResponse;
import io.unkai.api.iam.PolicyVersion;
import io.unkai.api.iam.SetDefaultPolicyVersionRequest;
import io.unkai.api.iam.SetDefaultPolicyVersionResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.ManagedPolicy;
import io.unkai.services.identity.iam.entity.PolicyDocuments;
import io.unkai.services.identity.iam.entity.Quotas;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The versions of managed policies: at most five, one of them in force. */
public final class PolicyVersions {
    private final Lists lists;

    /** Versions listed with these markers. */
    public PolicyVersions(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_POLICY_VERSION, this::create);
        on.onRead(Iam.GET_POLICY_VERSION, this::get);
        on.onRead(Iam.LIST_POLICY_VERSIONS, this::list);
        on.on(Iam.SET_DEFAULT_POLICY_VERSION, this::setDefault);
        on.on(Iam.DELETE_POLICY_VERSION, this::delete);
    }

    private CreatePolicyVersionResponse create(Call call, Txn txn, CreatePolicyVersionRequest in) {
        var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
        var json = PolicyDocuments.managed(Texts.orEmpty(in.policyDocument()));
        if (Versions.all(txn, policy).size() >= Quotas.VERSIONS_PER_POLICY) {
            throw IamErrors.limitExceeded(
                    "A managed policy can have up to 5 versions. Before you create a new version, you"
                            + " must delete an existing version.");
        }
        var now = Texts.seconds(call.now());
        int number = policy.lastVersion() + 1;
        boolean inForce = Boolean.TRUE.equals(in.setAsDefault());
        Versions.put(txn, policy, new Versions.Stored(number, json, now));
        POLICIES.put(
                txn,
                policy.versions(inForce ? number : policy.defaultVersion(), number, inForce ? now : policy.updated()));
        return CreatePolicyVersionResponse.builder()
                .policyVersion(PolicyVersion.builder()
                        .versionId("v" + number)
                        .isDefaultVersion(inForce)
                        .createDate(now)
                        .build())
                .build();
    }

    private GetPolicyVersionResponse get(Call call, ReadTxn txn, GetPolicyVersionRequest in) {
        var policy = KnownPolicy.require(txn, call.account(), in.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(PolicyViews.documents(txn, policy).stream()
                        .filter(version -> Texts.orEmpty(version.versionId()).equals(in.versionId()))
                        .findFirst()
                        .orElseThrow(() -> noSuchVersion(policy.arn(), in.versionId())))
                .build();
    }

    private ListPolicyVersionsResponse list(Call call, ReadTxn txn, ListPolicyVersionsRequest in) {
        var policy = KnownPolicy.require(txn, call.account(), in.policyArn());
        var page = lists.list(
                call,
                PolicyViews.versions(txn, policy),
                version -> newestFirst(Texts.orEmpty(version.versionId())),
                new Lists.Wanted(policy.arn(), in.marker(), in.maxItems()));
        return ListPolicyVersionsResponse.builder()
                .versions(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    /** A text that sorts as versions are listed. */
    private static String newestFirst(String version) {
        return String.format(Locale.ROOT, "%010d", Integer.MAX_VALUE - Integer.parseInt(version.substring(1)));
    }

    private SetDefaultPolicyVersionResponse setDefault(Call call, Txn txn, SetDefaultPolicyVersionRequest in) {
        var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
        var version = require(txn, policy, in.versionId());
        POLICIES.put(txn, policy.versions(version.number(), policy.lastVersion(), Texts.seconds(call.now())));
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private DeletePolicyVersionResponse delete(Call call, Txn txn, DeletePolicyVersionRequest in) {
        var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
        var version = require(txn, policy, in.versionId());
        if (version.number() == policy.defaultVersion()) {
            throw IamErrors.conflict("Cannot delete the default version of a policy.");
        }
        Versions.delete(txn, policy, version.number());
        return DeletePolicyVersionResponse.builder().build();
    }

    private static Versions.Stored require(ReadTxn txn, ManagedPolicy policy, @Nullable String version) {
        var found = Versions.find(txn, policy, version);
        if (found == null) {
            throw noSuchVersion(policy.arn(), version);
        }
        return found;
    }

    private static ApiException noSuchVersion(String arn, @Nullable String version) {
        return IamErrors.noSuchEntity(
                "Policy " + arn + " version " + version + " does not exist or is not attachable.");
    }
}
