package io.unkai.services.compute.ec2.peering;

import io.unkai.api.ec2.CidrBlock;
import io.unkai.api.ec2.Ipv6CidrBlock;
import io.unkai.api.ec2.VpcPeeringConnection;
import io.unkai.api.ec2.VpcPeeringConnectionOptionsDescription;
import io.unkai.api.ec2.VpcPeeringConnectionStateReason;
import io.unkai.api.ec2.VpcPeeringConnectionVpcInfo;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PeeringState;
import java.util.function.Function;

/** Peerings as answers show them; each side sees its own tags. */
final class PeeringViews {
    static final Filters<VpcPeeringConnection> FILTERS = filters();

    private PeeringViews() {}

    private static Filters<VpcPeeringConnection> filters() {
        var filters = new Filters<VpcPeeringConnection>()
                .on("expiration-time", one -> Parts.text(one.expirationTime()))
                .on("status-code", Parts.of(VpcPeeringConnection::status, VpcPeeringConnectionStateReason::code))
                .on("status-message", Parts.of(VpcPeeringConnection::status, VpcPeeringConnectionStateReason::message))
                .on("vpc-peering-connection-id", VpcPeeringConnection::vpcPeeringConnectionId)
                .onTags(one -> Ec2Tags.map(one.tags()));
        side(filters, "accepter-vpc-info.", VpcPeeringConnection::accepterVpcInfo);
        side(filters, "requester-vpc-info.", VpcPeeringConnection::requesterVpcInfo);
        return filters;
    }

    private static void side(
            Filters<VpcPeeringConnection> filters,
            String prefix,
            Function<VpcPeeringConnection, VpcPeeringConnectionVpcInfo> side) {
        filters.on(prefix + "cidr-block", Parts.of(side, VpcPeeringConnectionVpcInfo::cidrBlock));
        filters.on(prefix + "owner-id", Parts.of(side, VpcPeeringConnectionVpcInfo::ownerId));
        filters.on(prefix + "vpc-id", Parts.of(side, VpcPeeringConnectionVpcInfo::vpcId));
    }

    static VpcPeeringConnection of(Call call, ReadTxn txn, Peering peering) {
        return VpcPeeringConnection.builder()
                .vpcPeeringConnectionId(peering.id())
                .requesterVpcInfo(side(peering.requester()))
                .accepterVpcInfo(side(peering.accepter()))
                .expirationTime(peering.state() == PeeringState.PENDING_ACCEPTANCE ? peering.expiry() : null)
                .status(VpcPeeringConnectionStateReason.builder()
                        .code(peering.state().text())
                        .message(peering.message())
                        .build())
                .tags(Ec2Tags.of(txn, Key.of(call, peering.id())))
                .build();
    }

    private static VpcPeeringConnectionVpcInfo side(Peering.Side side) {
        var ipv4 = side.cidrs().stream().filter(cidr -> !cidr.v6()).map(Cidr::toString);
        var ipv6 = side.cidrs().stream().filter(Cidr::v6).map(Cidr::toString);
        var blocks =
                ipv4.map(text -> CidrBlock.builder().cidrBlock(text).build()).toList();
        return VpcPeeringConnectionVpcInfo.builder()
                .vpcId(side.vpc().id())
                .ownerId(side.vpc().account())
                .region(side.vpc().region())
                .cidrBlock(blocks.isEmpty() ? null : blocks.getFirst().cidrBlock())
                .cidrBlockSet(blocks)
                .ipv6CidrBlockSet(ipv6.map(text ->
                                Ipv6CidrBlock.builder().ipv6CidrBlock(text).build())
                        .toList())
                .peeringOptions(VpcPeeringConnectionOptionsDescription.builder()
                        .allowDnsResolutionFromRemoteVpc(side.remoteNames())
                        .allowEgressFromLocalClassicLinkToRemoteVpc(false)
                        .allowEgressFromLocalVpcToRemoteClassicLink(false)
                        .build())
                .build();
    }
}
