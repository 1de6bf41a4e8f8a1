package io.unkai.services.compute.ec2.vpc;

import io.unkai.api.ec2.VpcCidrBlockAssociation;
import io.unkai.api.ec2.VpcCidrBlockState;
import io.unkai.api.ec2.VpcIpv6CidrBlockAssociation;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** VPCs as answers show them. */
final class VpcViews {
    private static final VpcCidrBlockState ASSOCIATED =
            VpcCidrBlockState.builder().state("associated").build();

    static final Filters<io.unkai.api.ec2.Vpc> FILTERS = new Filters<io.unkai.api.ec2.Vpc>()
            .on("cidr", io.unkai.api.ec2.Vpc::cidrBlock)
            .on("cidr-block", io.unkai.api.ec2.Vpc::cidrBlock)
            .on("cidrBlock", io.unkai.api.ec2.Vpc::cidrBlock)
            .on("dhcp-options-id", io.unkai.api.ec2.Vpc::dhcpOptionsId)
            .on("is-default", vpc -> String.valueOf(vpc.isDefault()))
            .on("isDefault", vpc -> String.valueOf(vpc.isDefault()))
            .on("owner-id", io.unkai.api.ec2.Vpc::ownerId)
            .on("state", io.unkai.api.ec2.Vpc::state)
            .on("vpc-id", io.unkai.api.ec2.Vpc::vpcId)
            .on("instance-tenancy", io.unkai.api.ec2.Vpc::instanceTenancy)
            .onEach("cidr-block-association.cidr-block", each(VpcCidrBlockAssociation::cidrBlock))
            .onEach("cidr-block-association.association-id", each(VpcCidrBlockAssociation::associationId))
            .onEach("cidr-block-association.state", each(one -> state(one.cidrBlockState())))
            .onEach("ipv6-cidr-block-association.ipv6-cidr-block", each6(VpcIpv6CidrBlockAssociation::ipv6CidrBlock))
            .onEach("ipv6-cidr-block-association.association-id", each6(VpcIpv6CidrBlockAssociation::associationId))
            .onEach("ipv6-cidr-block-association.ipv6-pool", each6(VpcIpv6CidrBlockAssociation::ipv6Pool))
            .onEach("ipv6-cidr-block-association.state", each6(one -> state(one.ipv6CidrBlockState())))
            .onTags(vpc -> Ec2Tags.map(vpc.tags()));

    private VpcViews() {}

    static io.unkai.api.ec2.Vpc of(ReadTxn txn, Vpc vpc) {
        return base(vpc)
                .isDefault(vpc.isDefault())
                .cidrBlockAssociationSet(
                        vpc.blocks().stream().map(VpcViews::block).toList())
                .ipv6CidrBlockAssociationSet(
                        vpc.blocks6().stream().map(VpcViews::block6).toList())
                .tags(Ec2Tags.of(txn, vpc.key()))
                .build();
    }

    private static io.unkai.api.ec2.Vpc.Builder base(Vpc vpc) {
        return io.unkai.api.ec2.Vpc.builder()
                .vpcId(vpc.id())
                .cidrBlock(vpc.primary().toString())
                .dhcpOptionsId(vpc.dhcpOptions())
                .state(vpc.state().text())
                .ownerId(vpc.key().account())
                .instanceTenancy(vpc.tenancy());
    }

    static VpcCidrBlockAssociation block(Block block) {
        return VpcCidrBlockAssociation.builder()
                .associationId(block.association())
                .cidrBlock(block.cidr().toString())
                .cidrBlockState(ASSOCIATED)
                .build();
    }

    static VpcIpv6CidrBlockAssociation block6(Block block) {
        return VpcIpv6CidrBlockAssociation.builder()
                .associationId(block.association())
                .ipv6CidrBlock(block.cidr().toString())
                .ipv6CidrBlockState(ASSOCIATED)
                .ipv6Pool("Amazon")
                .build();
    }

    private static Function<io.unkai.api.ec2.Vpc, java.util.Collection<String>> each(
            Function<VpcCidrBlockAssociation, @Nullable String> part) {
        return vpc -> texts(vpc.cidrBlockAssociationSet(), part);
    }

    private static Function<io.unkai.api.ec2.Vpc, java.util.Collection<String>> each6(
            Function<VpcIpv6CidrBlockAssociation, @Nullable String> part) {
        return vpc -> texts(vpc.ipv6CidrBlockAssociationSet(), part);
    }

    private static <T> List<String> texts(@Nullable List<T> all, Function<T, @Nullable String> part) {
        Stream<T> stream = all == null ? Stream.of() : all.stream();
        return stream.map(part).filter(Objects::nonNull).toList();
    }

    private static @Nullable String state(@Nullable VpcCidrBlockState state) {
        return state == null ? null : state.state();
    }
}
