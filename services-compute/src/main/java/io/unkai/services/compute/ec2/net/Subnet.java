package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import io.unkai.services.compute.ec2.base.Zones;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subnet.
 *
 * @param block6 its IPv6 block, or null
 * @param isDefault whether it is the default one of its zone
 * @param settings what its attributes say
 * @param table the route table it is associated with, or null where it uses the VPC's main one
 * @param acl the network ACL it is associated with
 */
public record Subnet(
        Key key,
        String vpc,
        Readiness state,
        Cidr cidr,
        @Nullable Block block6,
        Zones.Zone zone,
        boolean isDefault,
        Settings settings,
        @Nullable Use table,
        Use acl)
        implements Resource {
    /** All subnets. */
    public static final ResourceTable<Subnet> TABLE = new ResourceTable<>(Kind.SUBNET, "ec2.subnets", Subnet.class);

    /** Addresses at the start that nobody gets: the network, the router, the resolver, one for later. */
    public static final int RESERVED_FIRST = 4;

    /** And the last one. */
    public static final int RESERVED = RESERVED_FIRST + 1;

    /**
     * The attributes of a subnet.
     *
     * @param publicAddresses whether instances launched here get a public address
     * @param ipv6Addresses whether interfaces made here get an IPv6 address
     * @param dns64 whether names get synthesised IPv6 addresses
     * @param hostnames {@code ip-name} or {@code resource-name}
     * @param nameA whether resource names have A records
     * @param nameAaaa whether resource names have AAAA records
     */
    public record Settings(
            boolean publicAddresses,
            boolean ipv6Addresses,
            boolean dns64,
            String hostnames,
            boolean nameA,
            boolean nameAaaa) {
        /** Of a new subnet. */
        public static final Settings NEW = new Settings(false, false, false, "ip-name", false, false);

        /** Of a default subnet. */
        public static final Settings DEFAULT = new Settings(true, false, false, "ip-name", false, false);
    }

    /** The use of a route table or ACL, and the id of the association. */
    public record Use(String association, String id) {}

    @Override
    public List<String> within() {
        return Stream.of(
                        vpc,
                        acl.id,
                        acl.association,
                        table == null ? null : table.id,
                        table == null ? null : table.association,
                        block6 == null ? null : block6.association())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Its blocks, IPv4 first. */
    public List<Cidr> cidrs() {
        return block6 == null ? List.of(cidr) : List.of(cidr, block6.cidr());
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(vpc);
    }

    /** The same in another state. */
    public Subnet in(Readiness next) {
        var to = Readiness.LIFECYCLE.check(state, next);
        return new Subnet(key, vpc, to, cidr, block6, zone, isDefault, settings, table, acl);
    }

    /** The same with other attributes. */
    public Subnet with(Settings changed) {
        return new Subnet(key, vpc, state, cidr, block6, zone, isDefault, changed, table, acl);
    }

    /** The same with another IPv6 block, or none. */
    public Subnet withBlock6(@Nullable Block changed) {
        return new Subnet(key, vpc, state, cidr, changed, zone, isDefault, settings, table, acl);
    }

    /** The same with another route table, or none of its own. */
    public Subnet withTable(@Nullable Use changed) {
        return new Subnet(key, vpc, state, cidr, block6, zone, isDefault, settings, changed, acl);
    }

    /** The same with another ACL. */
    public Subnet withAcl(Use changed) {
        return new Subnet(key, vpc, state, cidr, block6, zone, isDefault, settings, table, changed);
    }
}
