package io.unkai.services.compute.ec2.imds;

import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.imds.Node.Folder;
import io.unkai.services.compute.ec2.instance.Attached;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Names;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an instance may read about one of its network interfaces. */
final class InterfaceTree {
    private InterfaceTree() {}

    static void add(Facts facts, Eni eni, Folder at) {
        var names = Names.of(facts.vpc());
        at.text("device-number", Integer.toString(Attached.device(eni)))
                .text("interface-id", eni.id())
                .text("local-hostname", names.privateName(eni.primary()))
                .text("local-ipv4s", lines(eni.addresses(), Eni.Address::ip))
                .text("mac", eni.mac())
                .text("owner-id", eni.key().account())
                .text("ipv6s", lines(eni.ipv6(), ip -> ip))
                .text("public-hostname", names.publicName(Attached.publicIp(eni)))
                .text("security-group-ids", lines(eni.groups(), id -> id))
                .text(
                        "security-groups",
                        lines(eni.groups(), id -> facts.groupNames().getOrDefault(id, id)))
                .text("subnet-id", eni.subnet())
                .text("vpc-id", eni.vpc());
        blocks(facts, eni, at);
        publicAddresses(eni, at);
    }

    private static void blocks(Facts facts, Eni eni, Folder at) {
        var subnet = facts.subnet(eni);
        var block6 = subnet.block6();
        at.text("subnet-ipv4-cidr-block", subnet.cidr().toString())
                .text(
                        "subnet-ipv6-cidr-blocks",
                        block6 == null ? null : block6.cidr().toString())
                .text("vpc-ipv4-cidr-block", facts.vpc().primary().toString())
                .text("vpc-ipv4-cidr-blocks", lines(cidrs(facts.vpc().blocks()), cidr -> cidr))
                .text("vpc-ipv6-cidr-blocks", lines(cidrs(facts.vpc().blocks6()), cidr -> cidr));
    }

    private static List<Cidr> cidrs(List<Block> blocks) {
        return blocks.stream().map(Block::cidr).toList();
    }

    private static void publicAddresses(Eni eni, Folder at) {
        var known = eni.addresses().stream()
                .map(Eni.Address::publicly)
                .filter(Objects::nonNull)
                .map(Eni.Public::ip)
                .toList();
        at.text("public-ipv4s", lines(known, ip -> ip));
        for (var address : eni.addresses()) {
            var publicly = address.publicly();
            if (publicly != null) {
                at.folder("ipv4-associations")
                        .text(publicly.ip().toString(), address.ip().toString());
            }
        }
    }

    private static <T> @Nullable String lines(Collection<T> values, Function<T, Object> text) {
        return values.isEmpty()
                ? null
                : values.stream()
                        .map(value -> String.valueOf(text.apply(value)))
                        .collect(Collectors.joining("\n"));
    }
}
