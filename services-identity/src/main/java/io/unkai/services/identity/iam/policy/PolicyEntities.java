package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListEntitiesForPolicyRequest;
import io.unkai.api.iam.ListEntitiesForPolicyResponse;
import io.unkai.api.iam.PolicyGroup;
import io.unkai.api.iam.PolicyRole;
import io.unkai.api.iam.PolicyUser;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who uses a managed policy. */
public final class PolicyEntities {
    private final Lists lists;

    /** Entities listed with these markers. */
    public PolicyEntities(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.onRead(Iam.LIST_ENTITIES_FOR_POLICY, this::list);
    }

    private ListEntitiesForPolicyResponse list(Call call, ReadTxn txn, ListEntitiesForPolicyRequest in) {
        var policy = KnownPolicy.require(txn, call.account(), in.policyArn());
        var prefix = Texts.path(in.pathPrefix());
        var filter = Texts.orEmpty(in.entityFilter());
        var usage = Texts.orEmpty(in.policyUsageFilter());
        var entities = users(txn, call.account(), policy.arn(), usage).stream()
                .map(id -> byId(txn, call.account(), id))
                .filter(Objects::nonNull)
                .filter(entity -> entity.path().startsWith(prefix) && wanted(entity, filter))
                .toList();
        var page = lists.list(
                call,
                entities,
                Entity::id,
                new Lists.Wanted(policy.arn() + filter + usage + prefix, in.marker(), in.maxItems()));
        return answer(page);
    }

    /** The ids of those that use a policy so, in order. */
    private static Iterable<String> ids(ReadTxn txn, Owned<Owned.Present> uses, String account, String arn) {
        return uses.all(txn, account, arn, Owned.Item::id);
    }

    private static SortedSet<String> users(ReadTxn txn, String account, String arn, String usage) {
        var users = new TreeSet<String>();
        if (!usage.equals("PermissionsBoundary")) {
            ids(txn, Owned.ATTACHMENTS, account, arn).forEach(users::add);
        }
        if (!usage.equals("PermissionsPolicy")) {
            ids(txn, Owned.BOUNDED, account, arn).forEach(users::add);
        }
        return users;
    }

    private static @Nullable Entity byId(ReadTxn txn, String account, String id) {
        return switch (Kind.ofId(id)) {
            case USER -> USERS.byId(txn, account, id);
            case GROUP -> GROUPS.byId(txn, account, id);
            case ROLE -> ROLES.byId(txn, account, id);
            case null, default -> null;
        };
    }

    private static boolean wanted(Entity entity, String filter) {
        return switch (filter) {
            case "User" -> entity instanceof User;
            case "Group" -> entity instanceof Group;
            case "Role" -> entity instanceof Role;
            default -> true;
        };
    }

    private static ListEntitiesForPolicyResponse answer(Lists.Listed<? extends Entity> page) {
        List<PolicyUser> users = new ArrayList<>();
        List<PolicyGroup> groups = new ArrayList<>();
        List<PolicyRole> roles = new ArrayList<>();
        for (var entity : page.items()) {
            var name = entity.name();
            switch (entity.kind()) {
                case USER ->
                    users.add(PolicyUser.builder()
                            .userName(name)
                            .userId(entity.id())
                            .build());
                case GROUP ->
                    groups.add(PolicyGroup.builder()
                            .groupName(name)
                            .groupId(entity.id())
                            .build());
                default ->
                    roles.add(PolicyRole.builder()
                            .roleName(name)
                            .roleId(entity.id())
                            .build());
            }
        }
        return ListEntitiesForPolicyResponse.builder()
                .policyUsers(users)
                .policyGroups(groups)
                .policyRoles(roles)
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }
}
