package io.unkai.services.compute.ec2.lease;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.DhcpOptions;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The leases of all interfaces that have IPv6.
 *
 * @param store what VPCs consist of
 */
record Leases6(Store store) {
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){0,30}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** What a guest that has an address is told, or null. */
    LeaseServer.@Nullable Told answer(Key vpc, Ip from, byte[] message) {
        var asked = Message6.read(message);
        var lease = asked == null ? null : find(vpc, from);
        var answer = asked == null || lease == null ? null : Dialogue6.answer(lease, asked);
        return answer == null ? null : new LeaseServer.Told(answer.write(), false);
    }

    /** The lease of the interface that has an address, or null. */
    @Nullable
    Lease6 find(Key vpc, Ip from) {
        return store.read(txn -> {
            for (var subnet : Subnet.TABLE.within(txn, vpc)) {
                if (subnet.cidrs().stream().anyMatch(cidr -> cidr.contains(from))) {
                    var owner = PrivateAddresses.owner(txn, subnet, from);
                    var eni = owner == null ? null : Eni.TABLE.get(txn, vpc.sibling(owner));
                    return eni == null || eni.ipv6().isEmpty() ? null : lease(txn, vpc, eni);
                }
            }
            return null;
        });
    }

    private static Lease6 lease(ReadTxn txn, Key key, Eni eni) {
        var vpc = Vpc.TABLE.find(txn, key);
        var set = DhcpOptions.TABLE.get(txn, key.sibling(vpc.dhcpOptions()));
        Map<String, List<String>> chosen = set == null ? Map.of() : set.options();
        var servers = chosen.getOrDefault("domain-name-servers", List.of()).stream()
                .map(Ip::tryParse)
                .filter(Objects::nonNull)
                .filter(Ip::v6)
                .toList();
        var preferred = chosen.getOrDefault("ipv6-address-preferred-lease-time", List.of()).stream()
                .filter(text -> SECONDS.matcher(text).matches())
                .mapToInt(Integer::parseInt)
                .filter(seconds -> seconds >= Lease6.PREFERRED)
                .findFirst();
        var options = new Options6().put(Codes6.NAME_SERVERS, servers);
        var domains = encoded(chosen.getOrDefault("domain-name", List.of()));
        return new Lease6(
                eni.ipv6().getFirst(),
                preferred.orElse(Lease6.PREFERRED),
                domains.length == 0 ? options : options.put(Codes6.DOMAINS, domains));
    }

    /** What is no name is left out. */
    private static byte[] encoded(List<String> domains) {
        var out = new ByteArrayOutputStream();
        for (var domain : domains) {
            if (domain.length() <= Options.MOST - 2 && DOMAIN.matcher(domain).matches()) {
                for (var label : domain.split("\\.", -1)) {
                    out.write(label.length());
                    out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
                }
                out.write(0);
            }
        }
        return out.toByteArray();
    }
}
