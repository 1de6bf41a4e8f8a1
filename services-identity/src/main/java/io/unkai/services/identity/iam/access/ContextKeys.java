package io.unkai.services.identity.iam.access;

import io.unkai.api.iam.GetContextKeysForCustomPolicyRequest;
import io.unkai.api.iam.GetContextKeysForPolicyResponse;
import io.unkai.api.iam.GetContextKeysForPrincipalPolicyRequest;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells which context keys policies ask for, so that who simulates them knows what to give. */
public final class ContextKeys {
    /** Registers its operations. */
    public void register(Changes on) {
        on.onRead(Iam.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY, ContextKeys::custom);
        on.onRead(Iam.GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY, ContextKeys::principal);
    }

    private static GetContextKeysForPolicyResponse custom(
            Call call, ReadTxn txn, GetContextKeysForCustomPolicyRequest in) {
        return answer(keys(in.policyInputList()));
    }

    private static GetContextKeysForPolicyResponse principal(
            Call call, ReadTxn txn, GetContextKeysForPrincipalPolicyRequest in) {
        var keys = keys(in.policyInputList());
        var entity = Subject.entity(txn, call.account(), Texts.orEmpty(in.policySourceArn()));
        Granting.of(txn, entity)
                .forEach(granting -> keys.addAll(granting.policy().contextKeys()));
        return answer(keys);
    }

    private static Set<String> keys(@Nullable List<String> documents) {
        var keys = new TreeSet<String>();
        for (var json : documents == null ? List.<String>of() : documents) {
            try {
                keys.addAll(Policy.parse(json).contextKeys());
            } catch (MalformedPolicyException e) {
                throw IamErrors.invalidInput(e.message());
            }
        }
        return keys;
    }

    private static GetContextKeysForPolicyResponse answer(Set<String> keys) {
        return GetContextKeysForPolicyResponse.builder()
                .contextKeyNames(List.copyOf(keys))
                .build();
    }
}
