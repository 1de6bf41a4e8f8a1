package io.unkai.services.compute.ec2.dns;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Names;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.ServiceNames;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that a VPC's own resolver knows. Private names are known where the VPC has both DNS attributes; a public name leads to the
 * private address where its owner is in the same VPC.
 */
record VpcNames(ReadTxn txn, Vpc vpc) {
    private static final List<String> PRIVATE = List.of("ec2.internal", "compute.internal");
    private static final String REVERSE = "in-addr.arpa";

    /** What is known of a name. */
    sealed interface Known {
        /** Others have to be asked. */
        record Elsewhere() implements Known {}

        /** There is no such name. */
        record Nowhere(String zone) implements Known {}

        /** The name has these addresses; none at all where it only has names below it. */
        record Addresses(String zone, List<Ip> ips) implements Known {}

        /** The address has this name. */
        record Name(String zone, String name) implements Known {}
    }

    /** What is known of a name in lower case. */
    Known find(String name) {
        if (below(name, REVERSE)) {
            return reverse(name);
        }
        for (var zone : PRIVATE) {
            if (below(name, zone)) {
                return inside(name, zone);
            }
        }
        var service = ServiceNames.addresses(txn, vpc, name);
        return service.isEmpty() ? outside(name) : new Known.Addresses("amazonaws.com", service);
    }

    private static boolean below(String name, String zone) {
        return name.endsWith(zone)
                && (name.length() == zone.length() || name.charAt(name.length() - zone.length() - 1) == '.');
    }

    private Known inside(String name, String root) {
        var own = Names.privateDomain(vpc.key().region());
        var zone = below(name, own) ? own : root;
        if (name.equals(zone)) {
            return new Known.Addresses(zone, List.of());
        }
        var ip = Names.about(name);
        boolean known = ip != null && named(ip) && Names.of(vpc).privateName(ip).equals(name);
        return known ? new Known.Addresses(zone, List.of(ip)) : new Known.Nowhere(zone);
    }

    /** Whether an interface of this VPC has a private address, and the VPC has private names. */
    private boolean named(Ip ip) {
        if (vpc.settings().dnsHostnames()) {
            for (var subnet : Subnet.TABLE.within(txn, vpc.key())) {
                if (subnet.cidr().contains(ip)) {
                    return PrivateAddresses.owner(txn, subnet, ip) != null;
                }
            }
        }
        return false;
    }

    private Known outside(String name) {
        var ip = Names.about(name);
        var eni = ip == null ? null : holder(ip);
        if (ip == null || eni == null) {
            return new Known.Elsewhere();
        }
        var zone = name.substring(name.indexOf('.') + 1);
        if (!name.equals(Names.in(txn, eni.vpcKey()).publicName(ip))) {
            return new Known.Nowhere(zone);
        }
        for (var address : eni.addresses()) {
            var publicly = address.publicly();
            if (eni.vpcKey().equals(vpc.key())
                    && publicly != null
                    && publicly.ip().equals(ip)) {
                return new Known.Addresses(zone, List.of(address.ip()));
            }
        }
        return new Known.Addresses(zone, List.of(ip));
    }

    /** The interface that has a public address, or null. */
    private @Nullable Eni holder(Ip publicIp) {
        var owner = PublicPool.owner(txn, publicIp);
        if (owner == null) {
            return null;
        }
        var eip = Eip.TABLE.get(txn, owner);
        var use = eip == null ? null : eip.use();
        return Eni.TABLE.get(txn, use == null ? owner : owner.sibling(use.eni()));
    }

    private Known reverse(String name) {
        var ip = reversed(name);
        if (ip == null) {
            return new Known.Elsewhere();
        }
        var zone = zone(name);
        if (Infrastructure.NEVER_PUBLIC.stream().anyMatch(block -> block.contains(ip))) {
            return named(ip) ? new Known.Name(zone, Names.of(vpc).privateName(ip)) : new Known.Nowhere(zone);
        }
        var eni = holder(ip);
        var known = eni == null ? null : Names.in(txn, eni.vpcKey()).publicName(ip);
        return known == null ? new Known.Elsewhere() : new Known.Name(zone, known);
    }

    /** The address that a name such as {@code 5.0.0.10.in-addr.arpa} is about, or null. */
    private static @Nullable Ip reversed(String name) {
        if (name.length() == REVERSE.length()) {
            return null;
        }
        var labels =
                List.of(name.substring(0, name.length() - REVERSE.length() - 1).split("\\.", -1));
        return Ip.tryParse(String.join(".", labels.reversed()));
    }

    private static String zone(String name) {
        var labels = name.split("\\.", -1);
        return labels[3] + '.' + REVERSE;
    }
}
