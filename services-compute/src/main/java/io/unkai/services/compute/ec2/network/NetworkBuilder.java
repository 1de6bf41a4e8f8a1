package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.FlowLog;
import io.unkai.services.compute.ec2.net.NatGateway;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts together all that the network plane is to know of a VPC. */
record NetworkBuilder(ReadTxn txn, Vpc vpc) {
    Network build() {
        var subnets = Subnet.TABLE.within(txn, vpc.key());
        var enis = Eni.TABLE.within(txn, vpc.key());
        var groups = new GroupBuilder(txn, vpc, enis);
        return new Network(
                vpc.id(),
                vpc.cidrs(),
                subnets.stream().map(this::subnet).toList(),
                tables(subnets),
                acls(subnets),
                groups.groups(),
                enis.stream().map(NetworkBuilder::eni).toList(),
                NatGateway.TABLE.within(txn, vpc.key()).stream()
                        .filter(nat -> nat.state().alive())
                        .map(nat -> new Network.NatGateway(nat.id(), nat.eni()))
                        .toList(),
                Peering.active(txn, vpc.key()).stream()
                        .map(one -> new Network.Peering(
                                one.id(), one.otherSide(vpc.key()).id()))
                        .toList(),
                groups.foreign(),
                FlowLog.watched(txn, vpc.key(), enis));
    }

    private Network.Subnet subnet(Subnet subnet) {
        return new Network.Subnet(
                subnet.id(), subnet.cidrs(), table(subnet), subnet.acl().id());
    }

    private String table(Subnet subnet) {
        return subnet.table() == null ? vpc.mainTable() : subnet.table().id();
    }

    private List<io.unkai.planes.network.RouteTable> tables(List<Subnet> subnets) {
        var used = new TreeSet<String>();
        used.add(vpc.mainTable());
        subnets.forEach(subnet -> used.add(table(subnet)));
        var routes = new RouteBuilder(txn, vpc);
        return used.stream()
                .map(id -> routes.build(RouteTable.TABLE.find(txn, vpc.key().sibling(id))))
                .toList();
    }

    private List<NetworkAcl> acls(List<Subnet> subnets) {
        var used = new TreeSet<String>();
        subnets.forEach(subnet -> used.add(subnet.acl().id()));
        return used.stream()
                .map(id -> acl(Acl.TABLE.find(txn, vpc.key().sibling(id))))
                .toList();
    }

    private static NetworkAcl acl(Acl acl) {
        return new NetworkAcl(acl.id(), entries(acl, false), entries(acl, true));
    }

    private static List<NetworkAcl.Entry> entries(Acl acl, boolean egress) {
        return acl.entries().stream()
                .filter(entry -> entry.egress() == egress)
                .map(entry -> new NetworkAcl.Entry(entry.number(), entry.traffic(), entry.cidr(), entry.allow()))
                .sorted(java.util.Comparator.comparingInt(NetworkAcl.Entry::number))
                .toList();
    }

    private static Network.Interface eni(Eni eni) {
        return new Network.Interface(
                eni.id(),
                eni.mac(),
                eni.subnet(),
                eni.ips(),
                eni.groups(),
                eni.sourceDestCheck(),
                eni.addresses().stream().flatMap(NetworkBuilder::publicly).toList());
    }

    private static Stream<Network.PublicAddress> publicly(Eni.Address address) {
        var publicly = address.publicly();
        return publicly == null ? Stream.of() : Stream.of(new Network.PublicAddress(publicly.ip(), address.ip()));
    }
}
