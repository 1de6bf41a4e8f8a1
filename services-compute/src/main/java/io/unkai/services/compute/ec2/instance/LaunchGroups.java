package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.Subnet;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which security groups a launch asks for. */
final class LaunchGroups {
    private LaunchGroups() {}

    /**
     * The ids of the groups; the VPC's default one where none is named.
     *
     * @param chosen whether the subnet was named, so that names of groups cannot be
     */
    static List<String> of(
            Call call,
            ReadTxn txn,
            Subnet subnet,
            boolean chosen,
            @Nullable List<String> ids,
            @Nullable List<String> names) {
        var groups = new LinkedHashSet<String>();
        for (var id : ids == null ? List.<String>of() : ids) {
            groups.add(inVpc(subnet, Group.TABLE.find(call, txn, id)).id());
        }
        for (var name : names == null ? List.<String>of() : names) {
            if (chosen && !name.startsWith("sg-")) {
                throw Ec2Errors.combination("The parameter groupName cannot be used with the parameter subnet");
            }
            groups.add(
                    name.startsWith("sg-")
                            ? inVpc(subnet, Group.TABLE.find(call, txn, name)).id()
                            : named(txn, subnet, name));
        }
        return Enis.groups(call, txn, subnet.vpcKey(), List.copyOf(groups));
    }

    private static Group inVpc(Subnet subnet, Group group) {
        if (!group.vpc().equals(subnet.vpc())) {
            throw new ApiException(
                    "InvalidParameter",
                    "Security group " + group.id() + " and subnet " + subnet.id() + " belong to different networks.");
        }
        return group;
    }

    private static String named(ReadTxn txn, Subnet subnet, String name) {
        return Group.TABLE.within(txn, subnet.vpcKey()).stream()
                .filter(group -> group.name().equals(name))
                .map(Group::id)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        "InvalidGroup.NotFound",
                        "The security group '" + name + "' does not exist in default VPC '" + subnet.vpc() + "'"));
    }
}
