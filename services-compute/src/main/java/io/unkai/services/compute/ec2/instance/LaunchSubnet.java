package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Placement;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Zones;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Chooses the subnet of a launch. */
final class LaunchSubnet {
    private LaunchSubnet() {}

    /** The subnet of an id, or a default one where it is null. @throws ApiException where there is none that fits */
    static Subnet of(Call call, ReadTxn txn, @Nullable String id, @Nullable Placement placement) {
        var zone = zone(call, placement);
        if (id != null) {
            var subnet = Subnet.TABLE.find(call, txn, id);
            if (zone != null && !zone.equals(subnet.zone())) {
                throw Ec2Errors.invalidValue(
                        "The availability zone '" + zone.name() + "' does not match that of the subnet '" + id + "'.");
            }
            return subnet;
        }
        var vpc = DefaultVpc.find(call, txn);
        if (vpc == null) {
            throw new ApiException(
                    "VPCIdNotSpecified",
                    "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.");
        }
        return Subnet.TABLE.within(txn, vpc.key()).stream()
                .filter(subnet -> subnet.isDefault() && (zone == null || zone.equals(subnet.zone())))
                .max(Comparator.comparingInt(subnet -> PrivateAddresses.available(txn, subnet)))
                .orElseThrow(() -> new ApiException(
                        "MissingInput",
                        "No subnets found for the default VPC '" + vpc.id() + "'. Please specify a subnet."));
    }

    private static Zones.@Nullable Zone zone(Call call, @Nullable Placement placement) {
        var name = placement == null ? null : placement.availabilityZone();
        if (name == null || name.isEmpty()) {
            return null;
        }
        var zone = Zones.find(call.region(), name);
        if (zone == null) {
            throw Ec2Errors.invalidValue("Invalid availability zone: [" + name + "]");
        }
        return zone;
    }
}
