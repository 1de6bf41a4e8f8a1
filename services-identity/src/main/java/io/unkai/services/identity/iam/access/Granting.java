package io.unkai.services.identity.iam.access;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;

import io.unkai.kernel.filter.Wildcard;
import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.Statement;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.policy.Attachments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A policy that allows somebody something.
 *
 * @param owner who has the policy: the user or role, or a group of the user
 * @param name the policy's name
 * @param arn its ARN, or empty where it is an inline policy
 * @param policy the policy
 */
record Granting(Entity owner, String name, String arn, Policy policy) {
    /** The policies of a user, group or role; those of its groups too where it is a user. */
    static List<Granting> of(ReadTxn txn, Entity entity) {
        var all = new ArrayList<Granting>();
        for (var inline : Owned.INLINE.all(txn, entity.account(), entity.id())) {
            all.add(new Granting(
                    entity, inline.id(), "", Policy.parse(inline.value().json())));
        }
        for (var attached : Attachments.of(txn, entity)) {
            all.add(new Granting(entity, attached.name(), attached.arn(), Policy.parse(attached.document(txn))));
        }
        if (entity instanceof User) {
            for (var membership : Owned.MEMBERSHIPS.all(txn, entity.account(), entity.id())) {
                var group = GROUPS.byId(txn, entity.account(), membership.id());
                if (group != null) {
                    all.addAll(of(txn, group));
                }
            }
        }
        return all;
    }

    /** Whether it allows any action of a service, whatever its conditions and resources. */
    boolean grants(String namespace) {
        return allows(policy, namespace);
    }

    /** Whether a policy allows any action of a service, whatever its conditions and resources. */
    static boolean allows(Policy policy, String namespace) {
        return policy.statements().stream()
                .anyMatch(statement -> statement.effect() == Effect.ALLOW && names(statement, namespace));
    }

    private static boolean names(Statement statement, String namespace) {
        var actions = statement.actions();
        if (actions == null) {
            return false;
        }
        // Everything but some actions of a service still leaves others of it.
        return actions.negated()
                ? !actions.values().contains("*") && !actions.values().contains(namespace + ":*")
                : actions.values().stream().anyMatch(action -> names(action, namespace));
    }

    private static boolean names(String action, String namespace) {
        int colon = action.indexOf(':');
        var service = (colon < 0 ? action : action.substring(0, colon)).toLowerCase(Locale.ROOT);
        return Wildcard.matches(service, namespace);
    }
}
