package io.unkai.services.identity.iam.access;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListPoliciesGrantingServiceAccessEntry;
import io.unkai.api.iam.ListPoliciesGrantingServiceAccessRequest;
import io.unkai.api.iam.ListPoliciesGrantingServiceAccessResponse;
import io.unkai.api.iam.PolicyGrantingServiceAccess;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.List;

/** Tells which policies let somebody use a service. */
public final class GrantingPolicies {
    /** Registers its operations. */
    public void register(Changes on) {
        on.onRead(Iam.LIST_POLICIES_GRANTING_SERVICE_ACCESS, GrantingPolicies::list);
    }

    private static ListPoliciesGrantingServiceAccessResponse list(
            Call call, ReadTxn txn, ListPoliciesGrantingServiceAccessRequest in) {
        var policies = Granting.of(txn, Subject.entity(txn, call.account(), Texts.orEmpty(in.arn())));
        List<String> namespaces = in.serviceNamespaces() == null ? List.of() : in.serviceNamespaces();
        return ListPoliciesGrantingServiceAccessResponse.builder()
                .policiesGrantingServiceAccess(namespaces.stream()
                        .map(namespace -> ListPoliciesGrantingServiceAccessEntry.builder()
                                .serviceNamespace(namespace)
                                .policies(policies.stream()
                                        .filter(granting -> granting.grants(namespace))
                                        .map(GrantingPolicies::view)
                                        .toList())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    /** Only an inline policy is named with who has it: it is nowhere else. */
    private static PolicyGrantingServiceAccess view(Granting granting) {
        var view = PolicyGrantingServiceAccess.builder().policyName(granting.name());
        if (granting.arn().isEmpty()) {
            return view.policyType("INLINE")
                    .entityType(granting.owner().kind().name())
                    .entityName(granting.owner().name())
                    .build();
        }
        return view.policyType("MANAGED").policyArn(granting.arn()).build();
    }
}
