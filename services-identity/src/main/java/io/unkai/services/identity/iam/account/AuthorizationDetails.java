package io.unkai.services.identity.iam.account;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.GetAccountAuthorizationDetailsRequest;
import io.unkai.api.iam.GetAccountAuthorizationDetailsResponse;
import io.unkai.api.iam.GroupDetail;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ManagedPolicyDetail;
import io.unkai.api.iam.RoleDetail;
import io.unkai.api.iam.UserDetail;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.PolicyUse;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import io.unkai.services.identity.iam.policy.Policies;
import io.unkai.services.identity.iam.policy.PolicyViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that authorises anybody in an account, in one list: users, groups, roles, policies. */
public final class AuthorizationDetails {
    private final Lists lists;

    /** Details listed with these markers. */
    public AuthorizationDetails(Lists lists) {
        this.lists = lists;
    }

    /** What may be on a page. */
    private sealed interface Item {
        String key();

        record OfEntity(Entity entity) implements Item {
            @Override
            public String key() {
                var section = switch (entity.kind()) {
                    case USER -> "1:";
                    case GROUP -> "2:";
                    default -> "3:";
                };
                return section + entity.id();
            }
        }

        record OfPolicy(KnownPolicy policy) implements Item {
            @Override
            public String key() {
                return "9:" + policy.arn();
            }
        }
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.onRead(Iam.GET_ACCOUNT_AUTHORIZATION_DETAILS, this::get);
    }

    private GetAccountAuthorizationDetailsResponse get(
            Call call, ReadTxn txn, GetAccountAuthorizationDetailsRequest in) {
        List<String> filter = in.filter() == null ? List.of() : in.filter();
        var page = lists.list(
                call,
                all(txn, call.account(), filter),
                Item::key,
                new Lists.Wanted(String.join(",", filter), in.marker(), in.maxItems()));
        var users = new ArrayList<UserDetail>();
        var groups = new ArrayList<GroupDetail>();
        var roles = new ArrayList<RoleDetail>();
        var policies = new ArrayList<ManagedPolicyDetail>();
        for (var item : page.items()) {
            switch (item) {
                case Item.OfEntity(User user) -> users.add(Details.of(txn, user));
                case Item.OfEntity(Group group) -> groups.add(Details.of(txn, group));
                case Item.OfEntity(Role role) -> roles.add(Details.of(txn, role));
                case Item.OfPolicy(var policy) -> policies.add(PolicyViews.detail(txn, call.account(), policy));
                case Item.OfEntity other -> throw new IllegalStateException("not listed: " + other);
            }
        }
        return GetAccountAuthorizationDetailsResponse.builder()
                .userDetailList(users)
                .groupDetailList(groups)
                .roleDetailList(roles)
                .policies(policies)
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static List<Item> all(ReadTxn txn, String account, List<String> filter) {
        var all = new ArrayList<Item>();
        if (wanted(filter, "User")) {
            entities(txn, account, USERS, all);
        }
        if (wanted(filter, "Group")) {
            entities(txn, account, GROUPS, all);
        }
        if (wanted(filter, "Role")) {
            entities(txn, account, ROLES, all);
        }
        if (wanted(filter, "LocalManagedPolicy")) {
            Policies.all(txn, account, "Local").forEach(policy -> all.add(new Item.OfPolicy(policy)));
        }
        if (wanted(filter, "AWSManagedPolicy")) {
            Policies.all(txn, account, "AWS").stream()
                    .filter(policy -> PolicyUse.of(txn, account, policy.arn()).any())
                    .forEach(policy -> all.add(new Item.OfPolicy(policy)));
        }
        all.sort(Comparator.comparing(Item::key));
        return all;
    }

    private static boolean wanted(List<String> filter, String type) {
        return filter.isEmpty() || filter.contains(type);
    }

    private static void entities(ReadTxn txn, String account, Entities<?> entities, List<Item> all) {
        entities.all(txn, account).forEach(entity -> all.add(new Item.OfEntity(entity)));
    }
}
