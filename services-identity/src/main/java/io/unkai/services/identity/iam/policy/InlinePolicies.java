package io.unkai.services.identity.iam.policy;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.PolicyDocuments;
import io.unkai.services.identity.iam.entity.Texts;
import org.jspecify.annotations.Nullable;

/** The inline policies of users, groups and roles: part of them, and limited in all for each. */
public final class InlinePolicies {
    private InlinePolicies() {}

    /** Characters that all inline policies of one have at most, without white space. */
    public static int limit(Kind kind) {
        return switch (kind) {
            case USER -> 2048;
            case GROUP -> 5120;
            default -> 10_240;
        };
    }

    static void put(Txn txn, Entity owner, @Nullable String policyName, @Nullable String document) {
        Attachments.requireModifiable(owner);
        var name = Texts.orEmpty(policyName);
        var json = PolicyDocuments.identity(Texts.orEmpty(document));
        int size = Texts.size(json);
        for (var other : Owned.INLINE.all(txn, owner.account(), owner.id())) {
            size += other.id().equals(name) ? 0 : Texts.size(other.value().json());
        }
        int limit = limit(owner.kind());
        if (size > limit) {
            throw IamErrors.limitExceeded("Maximum policy size of " + limit + " bytes exceeded for "
                    + owner.kind().word() + " " + owner.name());
        }
        Owned.INLINE.put(txn, owner.account(), owner.id(), name, new Owned.Document(json));
    }

    /** The document of a policy, as it is answered. */
    static String get(ReadTxn txn, Entity owner, @Nullable String policyName) {
        var name = Texts.orEmpty(policyName);
        var policy = Owned.INLINE.find(txn, owner.account(), owner.id(), name);
        if (policy == null) {
            throw IamErrors.noSuchEntity(
                    "The " + owner.kind().word() + " policy with name " + name + " cannot be found.");
        }
        return Texts.encoded(policy.json());
    }

    static void delete(Txn txn, Entity owner, @Nullable String policyName) {
        Attachments.requireModifiable(owner);
        get(txn, owner, policyName);
        Owned.INLINE.delete(txn, owner.account(), owner.id(), Texts.orEmpty(policyName));
    }

    static Lists.Listed<String> list(
            Lists lists, Call call, ReadTxn txn, Entity owner, @Nullable String marker, @Nullable Integer maxItems) {
        return lists.list(
                call,
                Owned.INLINE.all(txn, owner.account(), owner.id(), Owned.Item::id),
                name -> name,
                new Lists.Wanted(owner.id(), marker, maxItems));
    }
}
