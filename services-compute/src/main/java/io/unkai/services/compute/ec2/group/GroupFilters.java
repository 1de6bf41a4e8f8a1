package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.Ipv6Range;
import io.unkai.api.ec2.PrefixListId;
import io.unkai.api.ec2.SecurityGroup;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of security groups. */
final class GroupFilters {
    private GroupFilters() {}

    static Filters<SecurityGroup> make() {
        var filters = new Filters<SecurityGroup>()
                .on("description", SecurityGroup::description)
                .on("group-id", SecurityGroup::groupId)
                .on("group-name", SecurityGroup::groupName)
                .on("owner-id", SecurityGroup::ownerId)
                .on("vpc-id", SecurityGroup::vpcId)
                .onTags(group -> Ec2Tags.map(group.tags()));
        permissions(filters, "ip-permission.", SecurityGroup::ipPermissions);
        permissions(filters, "egress.ip-permission.", SecurityGroup::ipPermissionsEgress);
        return filters;
    }

    private static void permissions(
            Filters<SecurityGroup> filters,
            String prefix,
            Function<SecurityGroup, @Nullable List<IpPermission>> permissions) {
        each(filters, prefix + "protocol", permissions, one -> Stream.of(text(one.ipProtocol())));
        each(filters, prefix + "from-port", permissions, one -> Stream.of(text(one.fromPort())));
        each(filters, prefix + "to-port", permissions, one -> Stream.of(text(one.toPort())));
        each(filters, prefix + "cidr", permissions, one -> texts(one.ipRanges(), IpRange::cidrIp));
        each(filters, prefix + "ipv6-cidr", permissions, one -> texts(one.ipv6Ranges(), Ipv6Range::cidrIpv6));
        each(
                filters,
                prefix + "prefix-list-id",
                permissions,
                one -> texts(one.prefixListIds(), PrefixListId::prefixListId));
        each(filters, prefix + "group-id", permissions, one -> texts(one.userIdGroupPairs(), UserIdGroupPair::groupId));
        each(
                filters,
                prefix + "group-name",
                permissions,
                one -> texts(one.userIdGroupPairs(), UserIdGroupPair::groupName));
        each(filters, prefix + "user-id", permissions, one -> texts(one.userIdGroupPairs(), UserIdGroupPair::userId));
    }

    private static void each(
            Filters<SecurityGroup> filters,
            String name,
            Function<SecurityGroup, @Nullable List<IpPermission>> permissions,
            Function<IpPermission, Stream<String>> part) {
        filters.onEach(name, group -> {
            var all = permissions.apply(group);
            return all == null ? List.of() : all.stream().flatMap(part).toList();
        });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static <T> Stream<String> texts(@Nullable List<T> all, Function<T, @Nullable String> part) {
        Stream<T> stream = all == null ? Stream.of() : all.stream();
        return stream.map(part).filter(Objects::nonNull);
    }
}
