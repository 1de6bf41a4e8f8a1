package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.policy.PolicyRules;
import io.unkai.kernel.policy.PrincipalType;
import io.unkai.kernel.store.ReadTxn;

/**
 * Tells whether the users and roles exist that a policy names, in whichever account of this cloud. Other principals need not
 * exist: accounts, services and sessions are taken as written.
 *
 * @param txn where they are looked up
 */
public record KnownPrincipals(ReadTxn txn) implements PolicyRules {
    @Override
    public boolean principalExists(PrincipalType type, String name) {
        var arn = type == PrincipalType.AWS ? Arn.parse(name) : null;
        if (arn == null || !arn.service().equals("iam")) {
            return true;
        }
        Entities<? extends Entity> entities = switch (arn.resourceType()) {
            case "user" -> Entities.USERS;
            case "role" -> Entities.ROLES;
            default -> null;
        };
        if (entities == null) {
            return true;
        }
        return entities.at(txn, arn) != null;
    }
}
