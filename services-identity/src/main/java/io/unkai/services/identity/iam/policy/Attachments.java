package io.unkai.services.identity.iam.policy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.PolicyUse;
import io.unkai.services.identity.iam.entity.Quotas;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which managed policies are attached to which users, groups and roles; filed under both. */
public final class Attachments {
    private Attachments() {}

    /** The policies attached to an entity, by ARN. */
    public static List<KnownPolicy> of(ReadTxn txn, Entity entity) {
        return Owned.ATTACHED.all(
                txn, entity.account(), entity.id(), item -> KnownPolicy.find(txn, entity.account(), item.id()));
    }

    static void attach(Txn txn, Entity entity, @Nullable String arn) {
        requireModifiable(entity);
        var policy = attachable(txn, entity, Texts.orEmpty(arn));
        if (!Owned.ATTACHED.has(txn, entity.account(), entity.id(), policy.arn())) {
            requireRoom(txn, entity);
            put(txn, entity, policy.arn());
        }
    }

    /** Attaches a policy, whatever the limits. */
    public static void put(Txn txn, Entity entity, String arn) {
        Owned.ATTACHED.put(txn, entity.account(), entity.id(), arn, Owned.Present.HERE);
        Owned.ATTACHMENTS.put(txn, entity.account(), arn, entity.id(), Owned.Present.HERE);
        PolicyUse.add(txn, entity.account(), arn, 1, 0);
    }

    static void detach(Txn txn, Entity entity, @Nullable String arn) {
        requireModifiable(entity);
        var policy = Texts.orEmpty(arn);
        KnownPolicy.requireArn(policy);
        if (!Owned.ATTACHED.has(txn, entity.account(), entity.id(), policy)) {
            throw IamErrors.noSuch(Kind.POLICY, policy);
        }
        remove(txn, entity, policy);
    }

    /** Detaches a policy that is attached. */
    public static void remove(Txn txn, Entity entity, String arn) {
        Owned.ATTACHED.delete(txn, entity.account(), entity.id(), arn);
        Owned.ATTACHMENTS.delete(txn, entity.account(), arn, entity.id());
        PolicyUse.add(txn, entity.account(), arn, -1, 0);
    }

    private static KnownPolicy attachable(ReadTxn txn, Entity entity, String arn) {
        var policy = KnownPolicy.find(txn, entity.account(), arn);
        if (policy == null) {
            KnownPolicy.requireArn(arn);
            throw IamErrors.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
        }
        if (policy instanceof KnownPolicy.Aws(var aws) && !aws.attachable()) {
            throw new ApiException("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
        }
        return policy;
    }

    private static void requireRoom(ReadTxn txn, Entity entity) {
        var quota = switch (entity.kind()) {
            case USER -> Quotas.POLICIES_PER_USER;
            case GROUP -> Quotas.POLICIES_PER_GROUP;
            default -> Quotas.POLICIES_PER_ROLE;
        };
        int limit = (int) quota.value(txn, entity.account(), "");
        if (Owned.ATTACHED.all(txn, entity.account(), entity.id()).size() >= limit) {
            throw IamErrors.quota(
                    switch (entity.kind()) {
                        case USER -> "PoliciesPerUser";
                        case GROUP -> "PoliciesPerGroup";
                        default -> "PoliciesPerRole";
                    },
                    limit);
        }
    }

    static void requireModifiable(Entity entity) {
        if (entity instanceof Role role && role.linked()) {
            throw IamErrors.unmodifiable(role);
        }
    }
}
