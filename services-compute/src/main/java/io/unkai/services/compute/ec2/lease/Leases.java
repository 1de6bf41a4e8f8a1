package io.unkai.services.compute.ec2.lease;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.DhcpOptions;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Names;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The leases of all interfaces: what is stored of them, said as DHCP does.
 *
 * @param store what VPCs consist of
 */
record Leases(Store store) {
    private static final String PROVIDED = "AmazonProvidedDNS";
    private static final Map<String, Integer> NODE_TYPES = Map.of("1", 1, "2", 2, "4", 4, "8", 8);
    private static final int IP_AND_UDP = 28;
    /** What every client takes. */
    private static final int USUAL_SIZE = 576;

    private static final long ALL_BITS = 0xffff_ffffL;

    /** What a guest that has an address is told, or null. */
    LeaseServer.@Nullable Told answer(Key vpc, Ip gateway, Ip from, byte[] message) {
        var asked = Message.read(message);
        var lease = asked == null ? null : find(vpc, gateway, from);
        var answer = asked == null || lease == null ? null : Dialogue.answer(lease, asked);
        if (asked == null || answer == null) {
            return null;
        }
        int limit = Math.max(USUAL_SIZE, asked.options().number(Codes.MAX_SIZE, 2)) - IP_AND_UDP;
        return new LeaseServer.Told(answer.write(limit), answer.toAll());
    }

    /**
     * The lease of the interface that has an address, or null.
     *
     * @param gateway where it was asked for
     */
    @Nullable
    Lease find(Key vpc, Ip gateway, Ip from) {
        return store.read(txn -> {
            var network = Vpc.TABLE.get(txn, vpc);
            for (var subnet : Subnet.TABLE.within(txn, vpc)) {
                if (network != null && subnet.cidr().contains(from)) {
                    return gateway.equals(gateway(subnet)) ? find(txn, network, subnet, from) : null;
                }
            }
            return null;
        });
    }

    private static Ip gateway(Subnet subnet) {
        return subnet.cidr().first().plus(1);
    }

    private static @Nullable Lease find(ReadTxn txn, Vpc vpc, Subnet subnet, Ip from) {
        var owner = PrivateAddresses.owner(txn, subnet, from);
        var eni = owner == null ? null : Eni.TABLE.get(txn, vpc.key().sibling(owner));
        if (eni == null) {
            return null;
        }
        var options = options(
                vpc, subnet, eni.primary(), DhcpOptions.TABLE.get(txn, vpc.key().sibling(vpc.dhcpOptions())));
        return new Lease(eni.primary(), eni.mac().toLowerCase(Locale.ROOT), gateway(subnet), options);
    }

    private static Options options(Vpc vpc, Subnet subnet, Ip ip, @Nullable DhcpOptions set) {
        Map<String, List<String>> chosen = set == null ? Map.of() : set.options();
        var name = Names.of(vpc).privateName(ip);
        var type = NODE_TYPES.get(String.join("", values(chosen, "netbios-node-type")));
        var options = new Options()
                .put(Codes.MASK, mask(subnet.cidr()))
                .put(Codes.ROUTERS, gateway(subnet))
                .put(Codes.NAME_SERVERS, addresses(vpc, values(chosen, "domain-name-servers")))
                .put(Codes.HOST_NAME, name.substring(0, name.indexOf('.')))
                .put(Codes.DOMAIN, String.join(" ", values(chosen, "domain-name")))
                .put16(Codes.MTU, Infrastructure.MTU)
                .put(Codes.BROADCAST, subnet.cidr().last())
                .put(Codes.TIME_SERVERS, addresses(vpc, values(chosen, "ntp-servers")))
                .put(Codes.NETBIOS_SERVERS, addresses(vpc, values(chosen, "netbios-name-servers")));
        return type == null ? options : options.put8(Codes.NETBIOS_TYPE, type);
    }

    private static List<String> values(Map<String, List<String>> options, String name) {
        return options.getOrDefault(name, List.of());
    }

    private static Ip mask(Cidr cidr) {
        return Ip.v4(ALL_BITS << (cidr.first().bits() - cidr.prefix()) & ALL_BITS);
    }

    /** Those that DHCP can tell; what a set says was written by users. */
    private static List<Ip> addresses(Vpc vpc, List<String> values) {
        return values.stream()
                .map(value -> value.equals(PROVIDED) ? resolver(vpc) : Ip.tryParse(value))
                .filter(Objects::nonNull)
                .filter(ip -> !ip.v6())
                .toList();
    }

    /** A VPC without DNS support has none. */
    private static @Nullable Ip resolver(Vpc vpc) {
        return vpc.settings().dnsSupport() ? vpc.resolver() : null;
    }
}
