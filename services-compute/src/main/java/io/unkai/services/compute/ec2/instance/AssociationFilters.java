package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Tag;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.instance.InstanceFilters.Found;
import io.unkai.services.compute.ec2.net.Eni;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of instances that look at the public addresses of their network interfaces, and at what only interfaces know. */
final class AssociationFilters {
    private static final String PREFIX = "network-interface.";

    /** What EC2 knows and interfaces here never have. */
    private static final List<String> NEVER = List.of(
            "ipv4-prefixes.ipv4-prefix",
            "ipv6-prefixes.ipv6-prefix",
            "operator.managed",
            "operator.principal",
            "outpost-arn");

    private AssociationFilters() {}

    static void add(Filters<Found> filters) {
        NEVER.forEach(name -> filters.on(PREFIX + name, _ -> null));
        for (var place : List.of("association.", "addresses.association.")) {
            boolean first = place.startsWith("association");
            address(filters, place + "allocation-id", first, one -> text(one.allocation()));
            address(filters, place + "association-id", first, one -> text(one.association()));
            address(filters, place + "carrier-ip", first, _ -> null);
            address(filters, place + "customer-owned-ip", first, _ -> null);
            address(filters, place + "ip-owner-id", first, Eni.Public::owner);
            address(filters, place + "public-ip", first, Eni.Public::ip);
        }
        filters.onEach(
                        PREFIX + "association.public-dns-name",
                        found -> publicNames(found).toList())
                .onEach(
                        PREFIX + "addresses.association.public-dns-name",
                        found -> publicNames(found).toList())
                .onEach(
                        PREFIX + "public-dns-name",
                        found -> publicNames(found).limit(1).toList());
        filters.onEach(PREFIX + "tag-key", found -> texts(found.interfaceTags(), Tag::key))
                .onEach(PREFIX + "tag-value", found -> texts(found.interfaceTags(), Tag::value));
        each(
                filters,
                "attachment.instance-id",
                eni -> eni.attachment() == null ? null : eni.attachment().instance());
        each(filters, "attachment.instance-owner-id", eni -> eni.key().account());
        each(filters, "availability-zone", Eni::zone);
        each(filters, "deny-all-igw-traffic", _ -> false);
        each(filters, "ipv6-addresses.is-primary-ipv6", eni -> eni.ipv6().isEmpty() ? null : false);
        each(filters, "ipv6-native", eni -> eni.addresses().isEmpty());
        each(filters, "requester-id", eni -> text(eni.origin().requester()));
        each(filters, "requester-managed", eni -> !eni.origin().requester().isEmpty());
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Stream<String> publicNames(Found found) {
        var interfaces = found.view().networkInterfaces();
        return interfaces == null
                ? Stream.of()
                : interfaces.stream()
                        .flatMap(one ->
                                Stream.ofNullable(one.privateIpAddresses()).flatMap(List::stream))
                        .flatMap(address -> Stream.ofNullable(address.association()))
                        .flatMap(association -> Stream.ofNullable(association.publicDnsName()));
    }

    private static void address(
            Filters<Found> filters, String name, boolean first, Function<Eni.Public, @Nullable Object> value) {
        filters.onEach(
                PREFIX + name,
                found -> found.interfaces().stream()
                        .flatMap(eni -> eni.addresses().stream().limit(first ? 1 : Long.MAX_VALUE))
                        .map(Eni.Address::publicly)
                        .filter(Objects::nonNull)
                        .map(value)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList());
    }

    private static void each(Filters<Found> filters, String name, Function<Eni, @Nullable Object> value) {
        filters.onEach(PREFIX + name, found -> texts(found.interfaces(), value));
    }

    private static <T> List<String> texts(List<T> list, Function<T, @Nullable Object> value) {
        return list.stream()
                .map(value)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }
}
