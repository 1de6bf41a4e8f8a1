package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.CreateSecurityGroupRequest;
import io.unkai.api.ec2.CreateSecurityGroupResult;
import io.unkai.api.ec2.DeleteSecurityGroupRequest;
import io.unkai.api.ec2.DeleteSecurityGroupResponse;
import io.unkai.api.ec2.DescribeSecurityGroupsRequest;
import io.unkai.api.ec2.DescribeSecurityGroupsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.SecurityGroup;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on security groups. */
public final class Groups {
    /** How many security groups an account may have in a region. */
    public static final Quota QUOTA = new Quota("vpc", "L-E79EC296", "VPC security groups per Region", 2_500);

    private static final int MAX_TEXT = 255;
    private static final String TEXT = "[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]*";

    private final Listing<Group, SecurityGroup> listing;
    private final Tokens tokens;

    /** @param tokens continue lists */
    public Groups(Tokens tokens) {
        this.tokens = tokens;
        this.listing = new Listing<>(tokens, Group.TABLE, GroupViews::of, GroupFilters.make());
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_SECURITY_GROUP, this::create);
        on.on(Ec2.DELETE_SECURITY_GROUP, this::delete);
        on.on(Ec2.DESCRIBE_SECURITY_GROUPS, DefaultVpc.first(this::describe));
        new GroupLists(tokens).register(on);
        registry.add(Group.TABLE);
    }

    private CreateSecurityGroupResult create(Call call, Txn txn, CreateSecurityGroupRequest in) {
        var name = in.groupName() == null ? "" : in.groupName();
        var description = in.description() == null ? "" : in.description();
        checkTexts(name, description);
        var vpc = vpc(call, txn, in.vpcId());
        if (Finder.byName(txn, vpc.key(), name) != null) {
            throw new ApiException(
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpc.id() + "'");
        }
        if (Group.TABLE.all(txn, call.account(), call.region()).size()
                >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.");
        }
        var group = Group.TABLE.put(txn, new Group(Key.of(call, call.ids().next("sg")), vpc.id(), name, description));
        egress(call, txn, group, Cidr.ANY4);
        if (!vpc.blocks6().isEmpty()) {
            egress(call, txn, group, Cidr.ANY6);
        }
        Ec2Tags.create(call, txn, Kind.GROUP, group.key(), in.tagSpecifications());
        return CreateSecurityGroupResult.builder()
                .groupId(group.id())
                .tags(Ec2Tags.of(txn, group.key()))
                .build();
    }

    private static void egress(Call call, Txn txn, Group group, Cidr all) {
        var key = Key.of(call, call.ids().next("sgr"));
        GroupRule.TABLE.put(txn, new GroupRule(key, group.id(), true, Traffic.ANY, new Peer.Addresses(all), ""));
    }

    private static Vpc vpc(Call call, Txn txn, @Nullable String id) {
        DefaultVpc.ensure(call, txn);
        var vpc = id == null ? DefaultVpc.find(call, txn) : Vpc.TABLE.find(call, txn, id);
        if (vpc == null) {
            throw new ApiException("VPCIdNotSpecified", "No default VPC for this user");
        }
        return vpc;
    }

    private static void checkTexts(String name, String description) {
        if (name.equals(Group.DEFAULT)) {
            throw Ec2Errors.invalidValue("Cannot use reserved security group name: default");
        }
        if (name.startsWith("sg-")) {
            throw Ec2Errors.invalidValue("GroupName", name, "Group names may not be in the format sg-*.");
        }
        if (name.isBlank() || name.length() > MAX_TEXT || !name.matches(TEXT)) {
            throw Ec2Errors.invalidValue("GroupName", name, "Character sets beyond ASCII are not supported.");
        }
        if (description.length() > MAX_TEXT || !description.matches(TEXT)) {
            throw Ec2Errors.invalidValue(
                    "Invalid security group description. Valid descriptions are strings less than 256 characters from the "
                            + "following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
        }
    }

    private DeleteSecurityGroupResponse delete(Call call, Txn txn, DeleteSecurityGroupRequest in) {
        var group = Finder.find(call, txn, in.groupId(), in.groupName());
        if (group.name().equals(Group.DEFAULT)) {
            throw new ApiException(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        var rules = GroupRule.TABLE.within(txn, group.key());
        boolean named = rules.stream().anyMatch(rule -> !rule.group().equals(group.id()));
        if (named || Eni.TABLE.anyWithin(txn, group.key())) {
            throw Ec2Errors.dependency("resource " + group.id() + " has a dependent object");
        }
        rules.forEach(rule -> GroupRule.TABLE.remove(txn, rule));
        Group.TABLE.remove(txn, group);
        Wanted.changed(txn, group.vpcKey());
        return DeleteSecurityGroupResponse.builder().build();
    }

    private DescribeSecurityGroupsResult describe(Call call, ReadTxn txn, DescribeSecurityGroupsRequest in) {
        var ids = new ArrayList<>(in.groupIds() == null ? List.<String>of() : in.groupIds());
        ids.addAll(named(call, txn, in.groupNames()));
        var page = listing.list(call, txn, Asked.of(ids, in.filters(), in.maxResults(), in.nextToken()));
        return DescribeSecurityGroupsResult.builder()
                .securityGroups(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** The ids of groups by name, which only those of the default VPC have. */
    private static List<String> named(Call call, ReadTxn txn, @Nullable List<String> names) {
        var ids = new ArrayList<String>();
        var vpc = DefaultVpc.find(call, txn);
        for (var name : names == null ? List.<String>of() : names) {
            var group = vpc == null ? null : Finder.byName(txn, vpc.key(), name);
            if (group == null) {
                throw Kind.GROUP.absent(name);
            }
            ids.add(group.id());
        }
        return ids;
    }
}
