package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Call;
import java.util.Set;

/** What a management account can let members do. */
final class Delegable {
    /**
     * The names of the actions.
     *
     * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html">Delegated administrator for
     *     AWS Organizations</a>
     */
    static final Set<String> ACTIONS = Set.of(
            "AttachPolicy",
            "CreatePolicy",
            "DeletePolicy",
            "DetachPolicy",
            "DisablePolicyType",
            "EnablePolicyType",
            "UpdatePolicy",
            "TagResource",
            "UntagResource",
            "DescribeAccount",
            "DescribeCreateAccountStatus",
            "DescribeEffectivePolicy",
            "DescribeOrganization",
            "DescribeOrganizationalUnit",
            "DescribePolicy",
            "DescribeResourcePolicy",
            "ListAccounts",
            "ListAccountsForParent",
            "ListAWSServiceAccessForOrganization",
            "ListChildren",
            "ListCreateAccountStatus",
            "ListDelegatedAdministrators",
            "ListDelegatedServicesForAccount",
            "ListHandshakesForOrganization",
            "ListOrganizationalUnitsForParent",
            "ListParents",
            "ListPolicies",
            "ListPoliciesForTarget",
            "ListRoots",
            "ListTagsForResource",
            "ListTargetsForPolicy");

    private Delegable() {}

    /** A call as if an account had made it. */
    static Call of(Call call, String account) {
        return new Call(
                call.operation(),
                call.principal(),
                call.session(),
                account,
                call.region(),
                call.requestId(),
                call.now(),
                call.ids(),
                call.client(),
                call.access());
    }
}
