package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A VPC.
 *
 * @param blocks its IPv4 blocks, the first one it was made with
 * @param blocks6 its IPv6 blocks
 * @param tenancy {@code default} or {@code dedicated}
 * @param isDefault whether it is its region's default VPC
 * @param dhcpOptions the id of its DHCP options, or {@code default} for none
 * @param settings what its attributes say
 * @param mainTable the route table of subnets without one of their own
 * @param mainAssociation the id under which that table is the main one
 * @param defaultAcl the network ACL of new subnets
 * @param defaultGroup the security group of interfaces that name none
 */
public record Vpc(
        Key key,
        Readiness state,
        List<Block> blocks,
        List<Block> blocks6,
        String tenancy,
        boolean isDefault,
        String dhcpOptions,
        Settings settings,
        String mainTable,
        String mainAssociation,
        String defaultAcl,
        String defaultGroup)
        implements Resource {
    /** All VPCs. */
    public static final ResourceTable<Vpc> TABLE = new ResourceTable<>(Kind.VPC, "ec2.vpcs", Vpc.class);

    /**
     * The attributes of a VPC.
     *
     * @param dnsSupport whether the resolver of the cloud answers in it
     * @param dnsHostnames whether interfaces with public addresses have public names
     * @param usageMetrics whether its use of addresses is counted
     */
    public record Settings(boolean dnsSupport, boolean dnsHostnames, boolean usageMetrics) {}

    @Override
    public List<String> within() {
        return Stream.concat(
                        Stream.of(mainAssociation, dhcpOptions),
                        Stream.concat(blocks.stream(), blocks6.stream()).map(Block::association))
                .toList();
    }

    /** All its blocks, IPv4 first. */
    public List<Cidr> cidrs() {
        return Stream.concat(blocks.stream(), blocks6.stream()).map(Block::cidr).toList();
    }

    /** The IPv4 block it was made with. */
    public Cidr primary() {
        return blocks.getFirst().cidr();
    }

    /** The address at which the cloud's resolver answers: base + 2. */
    public Ip resolver() {
        return primary().first().plus(2);
    }

    /** The same in another state. */
    public Vpc in(Readiness next) {
        return new Vpc(
                key,
                Readiness.LIFECYCLE.check(state, next),
                blocks,
                blocks6,
                tenancy,
                isDefault,
                dhcpOptions,
                settings,
                mainTable,
                mainAssociation,
                defaultAcl,
                defaultGroup);
    }

    /** The same with other blocks, which the plane has not made yet. */
    public Vpc withBlocks(List<Block> ipv4, List<Block> ipv6) {
        return new Vpc(
                key,
                state,
                List.copyOf(ipv4),
                List.copyOf(ipv6),
                tenancy,
                isDefault,
                dhcpOptions,
                settings,
                mainTable,
                mainAssociation,
                defaultAcl,
                defaultGroup);
    }

    /** The same with other attributes. */
    public Vpc with(String newTenancy, String newDhcpOptions, Settings newSettings) {
        return new Vpc(
                key,
                state,
                blocks,
                blocks6,
                newTenancy,
                isDefault,
                newDhcpOptions,
                newSettings,
                mainTable,
                mainAssociation,
                defaultAcl,
                defaultGroup);
    }

    /** The same with another main route table. */
    public Vpc withMain(String table, String association) {
        return new Vpc(
                key,
                state,
                blocks,
                blocks6,
                tenancy,
                isDefault,
                dhcpOptions,
                settings,
                table,
                association,
                defaultAcl,
                defaultGroup);
    }
}
