package io.unkai.services.compute.ec2.subnet;

import io.unkai.api.ec2.AssociateSubnetCidrBlockRequest;
import io.unkai.api.ec2.AssociateSubnetCidrBlockResult;
import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateDefaultSubnetRequest;
import io.unkai.api.ec2.CreateDefaultSubnetResult;
import io.unkai.api.ec2.DisassociateSubnetCidrBlockRequest;
import io.unkai.api.ec2.DisassociateSubnetCidrBlockResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifySubnetAttributeRequest;
import io.unkai.api.ec2.ModifySubnetAttributeResponse;
import io.unkai.api.ec2.SubnetCidrBlockState;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import org.jspecify.annotations.Nullable;

/** Operations on the attributes and the IPv6 blocks of subnets, and default subnets. */
final class SubnetSettings {
    void register(Handlers on) {
        on.on(Ec2.MODIFY_SUBNET_ATTRIBUTE, this::modify);
        on.on(Ec2.ASSOCIATE_SUBNET_CIDR_BLOCK, this::associate);
        on.on(Ec2.DISASSOCIATE_SUBNET_CIDR_BLOCK, this::disassociate);
        on.on(Ec2.CREATE_DEFAULT_SUBNET, this::createDefault);
    }

    private ModifySubnetAttributeResponse modify(Call call, Txn txn, ModifySubnetAttributeRequest in) {
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        if (in.mapCustomerOwnedIpOnLaunch() != null
                || in.customerOwnedIpv4Pool() != null
                || in.enableLniAtDeviceIndex() != null
                || in.disableLniAtDeviceIndex() != null) {
            throw Ec2Errors.unsupported("Attributes of subnets on Outposts are not offered.");
        }
        var now = subnet.settings();
        boolean ipv6 = or(in.assignIpv6AddressOnCreation(), now.ipv6Addresses());
        if (ipv6 && subnet.block6() == null) {
            throw Ec2Errors.invalidValue(
                    "Invalid value 'true' for assignIpv6AddressOnCreation. Subnet does not have an IPv6 CIDR block"
                            + " associated with it.");
        }
        var settings = new Subnet.Settings(
                or(in.mapPublicIpOnLaunch(), now.publicAddresses()),
                ipv6,
                or(in.enableDns64(), now.dns64()),
                in.privateDnsHostnameTypeOnLaunch() == null ? now.hostnames() : in.privateDnsHostnameTypeOnLaunch(),
                or(in.enableResourceNameDnsARecordOnLaunch(), now.nameA()),
                or(in.enableResourceNameDnsAAAARecordOnLaunch(), now.nameAaaa()));
        Subnet.TABLE.put(txn, subnet.with(settings));
        return ModifySubnetAttributeResponse.builder().build();
    }

    private static boolean or(@Nullable AttributeBooleanValue asked, boolean now) {
        return asked == null || asked.value() == null ? now : asked.value();
    }

    private AssociateSubnetCidrBlockResult associate(Call call, Txn txn, AssociateSubnetCidrBlockRequest in) {
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        if (in.ipv6CidrBlock() == null) {
            throw Ec2Errors.missing("ipv6CidrBlock");
        }
        if (subnet.block6() != null) {
            throw new ApiException("CidrLimitExceeded", "This subnet has met its maximum number of allowed CIDRs: 1");
        }
        var vpc = Vpc.TABLE.find(txn, subnet.vpcKey());
        var block = Subnets.block6(call, txn, vpc, in.ipv6CidrBlock());
        Subnet.TABLE.put(txn, subnet.withBlock6(block));
        Wanted.changed(txn, subnet.vpcKey());
        return AssociateSubnetCidrBlockResult.builder()
                .subnetId(subnet.id())
                .ipv6CidrBlockAssociation(SubnetViews.block6(block).toBuilder()
                        .ipv6CidrBlockState(SubnetCidrBlockState.builder()
                                .state("associating")
                                .build())
                        .build())
                .build();
    }

    private DisassociateSubnetCidrBlockResult disassociate(Call call, Txn txn, DisassociateSubnetCidrBlockRequest in) {
        var id = in.associationId() == null ? "" : in.associationId();
        for (var subnet : Subnet.TABLE.within(txn, Key.of(call, id))) {
            var block = subnet.block6();
            if (block != null && block.association().equals(id)) {
                checkUnused(txn, subnet, id);
                Subnet.TABLE.put(txn, subnet.withBlock6(null));
                Wanted.changed(txn, subnet.vpcKey());
                return DisassociateSubnetCidrBlockResult.builder()
                        .subnetId(subnet.id())
                        .ipv6CidrBlockAssociation(SubnetViews.block6(block).toBuilder()
                                .ipv6CidrBlockState(SubnetCidrBlockState.builder()
                                        .state("disassociating")
                                        .build())
                                .build())
                        .build();
            }
        }
        throw new ApiException(
                "InvalidSubnetCidrBlockAssociationID.NotFound",
                "The subnet CIDR block with association ID " + id + " does not exist");
    }

    private static void checkUnused(ReadTxn txn, Subnet subnet, String id) {
        boolean used = Eni.TABLE.within(txn, subnet.key()).stream()
                .anyMatch(eni -> !eni.ipv6().isEmpty());
        if (used) {
            throw Ec2Errors.dependency("The subnet CIDR block with association ID " + id
                    + " has dependencies and cannot be disassociated.");
        }
    }

    private CreateDefaultSubnetResult createDefault(Call call, Txn txn, CreateDefaultSubnetRequest in) {
        DefaultVpc.ensure(call, txn);
        if (Boolean.TRUE.equals(in.ipv6Native())) {
            throw Ec2Errors.unsupported("Subnets with IPv6 alone are not offered.");
        }
        var zone = Subnets.zone(call, in.availabilityZone(), null);
        var subnet = DefaultVpc.subnet(call, txn, zone);
        return CreateDefaultSubnetResult.builder()
                .subnet(SubnetViews.of(txn, subnet))
                .build();
    }
}
