package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** Permissions boundaries, with the uses of each policy as one. */
public final class Boundaries {
    private final Known policies;

    /** Tells which managed policies there are. */
    @FunctionalInterface
    public interface Known {
        /** Whether an account may use a policy of this ARN. */
        boolean usable(ReadTxn txn, String account, String arn);
    }

    /** Boundaries of known policies. */
    public Boundaries(Known policies) {
        this.policies = policies;
    }

    /**
     * Gives a user or role a boundary.
     *
     * @return the same user or role with the boundary, still to be stored
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity where there is no such policy
     */
    public Principal bound(Txn txn, Principal principal, String arn) {
        if (!policies.usable(txn, principal.account(), arn)) {
            throw IamErrors.noSuchEntity("Scope ARN: " + arn + " does not exist or is not attachable.");
        }
        unbound(txn, principal);
        Owned.BOUNDED.put(txn, principal.account(), arn, principal.id(), Owned.Present.HERE);
        PolicyUse.add(txn, principal.account(), arn, 0, 1);
        return principal.bounded(arn);
    }

    /**
     * Takes the boundary away where there is one.
     *
     * @return the same user or role without a boundary, still to be stored
     */
    public Principal unbound(Txn txn, Principal principal) {
        if (principal.boundary().isEmpty()) {
            return principal;
        }
        Owned.BOUNDED.delete(txn, principal.account(), principal.boundary(), principal.id());
        PolicyUse.add(txn, principal.account(), principal.boundary(), 0, -1);
        return principal.bounded("");
    }
}
