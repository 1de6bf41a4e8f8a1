package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import java.util.Locale;
import java.util.regex.Pattern;

/** What members may do in the place of their organization's management account, because its resource policy says so. */
@FunctionalInterface
public interface Delegation {
    /** Nobody may do anything for another account. */
    Delegation NONE = (txn, call, in, policy, manager) -> false;

    /**
     * Whether a policy lets a call act on what the management account owns; what the caller's own policies say was decided before.
     *
     * @param policy the document
     * @param manager the twelve-digit management account
     */
    boolean allows(ReadTxn txn, Call call, Struct in, String policy, String manager);

    /** Whether there is an action of this name or pattern that can be delegated. */
    static boolean canBe(String action) {
        var pattern = Pattern.compile(
                "\\Q" + action.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
        return Delegable.ACTIONS.stream()
                .anyMatch(name -> pattern.matcher("organizations:" + name.toLowerCase(Locale.ROOT))
                        .matches());
    }

    /** The call as the management account's, where it may be made in its place. */
    default Call inPlace(ReadTxn txn, Call call, Struct in) {
        var organization = Standing.find(txn, call.account());
        if (organization == null
                || organization.manager().equals(call.account())
                || !Delegable.ACTIONS.contains(call.operation().name())) {
            return call;
        }
        var policy = ResourcePolicies.find(txn, organization);
        return policy != null && allows(txn, call, in, policy.content(), organization.manager())
                ? Delegable.of(call, organization.manager())
                : call;
    }
}
