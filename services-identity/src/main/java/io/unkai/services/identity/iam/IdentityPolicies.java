package io.unkai.services.identity.iam;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Principal;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.policy.Attachments;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What IAM says of a user or role when a call of it is authorised.
 *
 * @param id its unique id
 * @param arn its ARN
 * @param policies its identity policies: inline and attached ones, then those of its groups
 * @param boundary its permissions boundary, or null where it has none
 * @param tags its tags
 */
public record IdentityPolicies(
        String id,
        String arn,
        List<Source> policies,
        @Nullable Source boundary,
        Map<String, String> tags) {
    /** A policy that denies everything: what a boundary that is gone means. */
    private static final String DENY_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** Where a policy comes from. */
    public enum Type {
        /** Part of the user or role. */
        INLINE,
        /** A managed policy attached to the user or role. */
        ATTACHED,
        /** Part of a group of the user. */
        GROUP_INLINE,
        /** A managed policy attached to a group of the user. */
        GROUP_ATTACHED,
        /** The permissions boundary. */
        BOUNDARY
    }

    /**
     * A policy.
     *
     * @param type where it comes from
     * @param owner the ARN of the user, role or group that has it
     * @param name the ARN of a managed policy, the name of an inline one
     * @param version the version of a managed policy, for example {@code v1}; empty for an inline one
     * @param json the document
     */
    public record Source(Type type, String owner, String name, String version, String json) {}

    /** Whether this is still the user or role of a unique id, not one that was made later under its name. */
    public boolean is(String uniqueId) {
        return id.equals(uniqueId);
    }

    /** What there is of a user, or null where there is no such user. */
    public static @Nullable IdentityPolicies forUser(ReadTxn txn, String account, String name) {
        var user = Entities.USERS.find(txn, account, name);
        if (user == null) {
            return null;
        }
        var policies = new ArrayList<Source>();
        add(txn, user, Type.INLINE, Type.ATTACHED, policies);
        for (var membership : Owned.MEMBERSHIPS.all(txn, account, user.id())) {
            var group = Entities.GROUPS.byId(txn, account, membership.id());
            if (group != null) {
                add(txn, group, Type.GROUP_INLINE, Type.GROUP_ATTACHED, policies);
            }
        }
        return found(txn, user, policies);
    }

    /** The policies of a group: inline and attached ones. */
    public static List<Source> ofGroup(ReadTxn txn, Group group) {
        var policies = new ArrayList<Source>();
        add(txn, group, Type.GROUP_INLINE, Type.GROUP_ATTACHED, policies);
        return policies;
    }

    /** What there is of a role, or null where there is no such role. */
    public static @Nullable IdentityPolicies forRole(ReadTxn txn, String account, String name) {
        var role = Entities.ROLES.find(txn, account, name);
        if (role == null) {
            return null;
        }
        var policies = new ArrayList<Source>();
        add(txn, role, Type.INLINE, Type.ATTACHED, policies);
        return found(txn, role, policies);
    }

    /** The managed policy of an ARN that an account may use, or null: what session policies name. */
    public static @Nullable Source managed(ReadTxn txn, String account, String arn) {
        var policy = KnownPolicy.find(txn, account, arn);
        return policy == null ? null : managed(txn, Type.ATTACHED, "", policy);
    }

    private static IdentityPolicies found(ReadTxn txn, Principal principal, List<Source> policies) {
        return new IdentityPolicies(
                principal.id(),
                principal.arn(),
                List.copyOf(policies),
                principal.boundary().isEmpty() ? null : boundary(txn, principal),
                Tagging.of(txn, principal.account(), principal.arn()));
    }

    private static Source boundary(ReadTxn txn, Principal principal) {
        var policy = KnownPolicy.find(txn, principal.account(), principal.boundary());
        return policy == null
                ? new Source(Type.BOUNDARY, principal.arn(), principal.boundary(), "", DENY_ALL)
                : managed(txn, Type.BOUNDARY, principal.arn(), policy);
    }

    private static void add(ReadTxn txn, Entity entity, Type inline, Type attached, List<Source> policies) {
        for (var policy : Owned.INLINE.all(txn, entity.account(), entity.id())) {
            policies.add(new Source(
                    inline, entity.arn(), policy.id(), "", policy.value().json()));
        }
        for (var policy : Attachments.of(txn, entity)) {
            policies.add(managed(txn, attached, entity.arn(), policy));
        }
    }

    private static Source managed(ReadTxn txn, Type type, String owner, KnownPolicy policy) {
        return new Source(type, owner, policy.arn(), policy.defaultVersion(), policy.document(txn));
    }
}
