package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.services.compute.ec2.net.PrefixList;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.RouteTargets;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.ArrayList;
import java.util.List;

/** Route tables with all their routes: the local ones, and prefix lists as blocks. */
record RouteBuilder(ReadTxn txn, Vpc vpc) {
    io.unkai.planes.network.RouteTable build(RouteTable table) {
        var routes = new ArrayList<io.unkai.planes.network.RouteTable.Route>();
        vpc.cidrs().forEach(cidr -> routes.add(new io.unkai.planes.network.RouteTable.Route(cidr, new Target.Local())));
        for (var route : table.routes()) {
            var target = target(route.target());
            for (var cidr : blocks(route.destination())) {
                routes.add(new io.unkai.planes.network.RouteTable.Route(cidr, target));
            }
        }
        return new io.unkai.planes.network.RouteTable(table.id(), routes);
    }

    private List<Cidr> blocks(String destination) {
        if (destination.indexOf('/') > 0) {
            return List.of(Cidr.parse(destination));
        }
        var list = PrefixList.get(txn, vpc.key().sibling(destination));
        return list == null
                ? List.of()
                : list.current().entries().stream().map(PrefixList.Entry::cidr).toList();
    }

    private Target target(String id) {
        if (!RouteTargets.alive(txn, vpc, id)) {
            return new Target.Blackhole();
        }
        return switch (id.substring(0, Math.max(0, id.indexOf('-')))) {
            case "" -> new Target.Local();
            case "igw" -> new Target.InternetGateway(id);
            case "eigw" -> new Target.EgressOnlyGateway(id);
            case "nat" -> new Target.NatGateway(id);
            case "eni" -> new Target.NetworkInterface(id);
            case "pcx" -> new Target.Peering(id);
            case "vpce" -> new Target.GatewayEndpoint(id);
            default -> new Target.Blackhole();
        };
    }
}
