package io.unkai.services.compute.ec2.subnet;

import io.unkai.api.ec2.PrivateDnsNameOptionsOnLaunch;
import io.unkai.api.ec2.SubnetCidrBlockState;
import io.unkai.api.ec2.SubnetIpv6CidrBlockAssociation;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Subnets as answers show them. */
final class SubnetViews {
    static final Filters<io.unkai.api.ec2.Subnet> FILTERS = new Filters<io.unkai.api.ec2.Subnet>()
            .on("availability-zone", io.unkai.api.ec2.Subnet::availabilityZone)
            .on("availabilityZone", io.unkai.api.ec2.Subnet::availabilityZone)
            .on("availability-zone-id", io.unkai.api.ec2.Subnet::availabilityZoneId)
            .on("availabilityZoneId", io.unkai.api.ec2.Subnet::availabilityZoneId)
            .on("available-ip-address-count", subnet -> String.valueOf(subnet.availableIpAddressCount()))
            .on("cidr-block", io.unkai.api.ec2.Subnet::cidrBlock)
            .on("cidr", io.unkai.api.ec2.Subnet::cidrBlock)
            .on("cidrBlock", io.unkai.api.ec2.Subnet::cidrBlock)
            .on("customer-owned-ipv4-pool", _ -> null)
            .on("default-for-az", subnet -> String.valueOf(subnet.defaultForAz()))
            .on("defaultForAz", subnet -> String.valueOf(subnet.defaultForAz()))
            .on("enable-dns64", subnet -> String.valueOf(subnet.enableDns64()))
            .on("enable-lni-at-device-index", _ -> null)
            .on("ipv6-native", subnet -> String.valueOf(subnet.ipv6Native()))
            .on("map-customer-owned-ip-on-launch", _ -> "false")
            .on("map-public-ip-on-launch", subnet -> String.valueOf(subnet.mapPublicIpOnLaunch()))
            .on("outpost-arn", _ -> null)
            .on("owner-id", io.unkai.api.ec2.Subnet::ownerId)
            .on("state", io.unkai.api.ec2.Subnet::state)
            .on("subnet-arn", io.unkai.api.ec2.Subnet::subnetArn)
            .on("subnet-id", io.unkai.api.ec2.Subnet::subnetId)
            .on("vpc-id", io.unkai.api.ec2.Subnet::vpcId)
            .on("private-dns-name-options-on-launch.hostname-type", names(PrivateDnsNameOptionsOnLaunch::hostnameType))
            .on(
                    "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
                    names(one -> String.valueOf(one.enableResourceNameDnsARecord())))
            .on(
                    "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
                    names(one -> String.valueOf(one.enableResourceNameDnsAAAARecord())))
            .onEach("ipv6-cidr-block-association.ipv6-cidr-block", each(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock))
            .onEach("ipv6-cidr-block-association.association-id", each(SubnetIpv6CidrBlockAssociation::associationId))
            .onEach("ipv6-cidr-block-association.state", each(one -> "associated"))
            .onTags(subnet -> Ec2Tags.map(subnet.tags()));

    private SubnetViews() {}

    static io.unkai.api.ec2.Subnet of(ReadTxn txn, Subnet subnet) {
        var settings = subnet.settings();
        var block6 = subnet.block6();
        return io.unkai.api.ec2.Subnet.builder()
                .subnetId(subnet.id())
                .subnetArn(Kind.SUBNET.arn(subnet.key()))
                .vpcId(subnet.vpc())
                .ownerId(subnet.key().account())
                .state(subnet.state().text())
                .cidrBlock(subnet.cidr().toString())
                .availableIpAddressCount(PrivateAddresses.available(txn, subnet))
                .availabilityZone(subnet.zone().name())
                .availabilityZoneId(subnet.zone().id())
                .defaultForAz(subnet.isDefault())
                .mapPublicIpOnLaunch(settings.publicAddresses())
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(settings.ipv6Addresses())
                .ipv6CidrBlockAssociationSet(block6 == null ? List.of() : List.of(block6(block6)))
                .enableDns64(settings.dns64())
                .ipv6Native(false)
                .privateDnsNameOptionsOnLaunch(PrivateDnsNameOptionsOnLaunch.builder()
                        .hostnameType(settings.hostnames())
                        .enableResourceNameDnsARecord(settings.nameA())
                        .enableResourceNameDnsAAAARecord(settings.nameAaaa())
                        .build())
                .tags(Ec2Tags.of(txn, subnet.key()))
                .build();
    }

    static SubnetIpv6CidrBlockAssociation block6(Block block) {
        return SubnetIpv6CidrBlockAssociation.builder()
                .associationId(block.association())
                .ipv6CidrBlock(block.cidr().toString())
                .ipv6CidrBlockState(
                        SubnetCidrBlockState.builder().state("associated").build())
                .build();
    }

    private static Function<io.unkai.api.ec2.Subnet, @Nullable String> names(
            Function<PrivateDnsNameOptionsOnLaunch, @Nullable String> part) {
        return subnet -> {
            var names = subnet.privateDnsNameOptionsOnLaunch();
            return names == null ? null : part.apply(names);
        };
    }

    private static Function<io.unkai.api.ec2.Subnet, java.util.Collection<String>> each(
            Function<SubnetIpv6CidrBlockAssociation, @Nullable String> part) {
        return subnet -> {
            var blocks = subnet.ipv6CidrBlockAssociationSet();
            Stream<SubnetIpv6CidrBlockAssociation> all = blocks == null ? Stream.of() : blocks.stream();
            return all.map(part).filter(Objects::nonNull).toList();
        };
    }
}
