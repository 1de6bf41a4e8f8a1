package io.unkai.services.compute.ec2.nat;

import io.unkai.api.ec2.NatGatewayAddress;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.NatGateway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NAT gateways as answers show them. */
final class NatViews {
    private NatViews() {}

    static io.unkai.api.ec2.NatGateway of(ReadTxn txn, NatGateway nat) {
        var eni = Eni.TABLE.get(txn, nat.key().sibling(nat.eni()));
        var addresses = nat.state().alive() && eni != null ? addresses(eni) : nat.last();
        return io.unkai.api.ec2.NatGateway.builder()
                .natGatewayId(nat.id())
                .vpcId(nat.vpc())
                .subnetId(nat.subnet())
                .state(nat.state().text())
                .connectivityType(nat.publicly() ? "public" : "private")
                .createTime(nat.created())
                .deleteTime(nat.deleted())
                .natGatewayAddresses(
                        addresses.stream().map(one -> address(nat, one)).toList())
                .tags(Ec2Tags.of(txn, nat.key()))
                .build();
    }

    /** The addresses of the interface of a NAT gateway. */
    static List<NatGateway.Address> addresses(Eni eni) {
        return eni.addresses().stream()
                .map(address -> {
                    var publicly = address.publicly();
                    return new NatGateway.Address(
                            address.ip().toString(),
                            publicly == null ? "" : publicly.ip().toString(),
                            publicly == null ? "" : publicly.allocation(),
                            publicly == null ? "" : publicly.association());
                })
                .toList();
    }

    private static NatGatewayAddress address(NatGateway nat, NatGateway.Address one) {
        return NatGatewayAddress.builder()
                .networkInterfaceId(nat.eni())
                .privateIp(one.privateIp())
                .publicIp(text(one.publicIp()))
                .allocationId(text(one.allocation()))
                .associationId(text(one.association()))
                .isPrimary(true)
                .status(nat.state().alive() ? "succeeded" : null)
                .build();
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
