package io.unkai.services.compute.ec2.vpc;

import io.unkai.api.ec2.AssociateVpcCidrBlockRequest;
import io.unkai.api.ec2.AssociateVpcCidrBlockResult;
import io.unkai.api.ec2.DisassociateVpcCidrBlockRequest;
import io.unkai.api.ec2.DisassociateVpcCidrBlockResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.VpcCidrBlockState;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.Ipv6Pool;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on the further blocks of VPCs. */
final class VpcBlocks {
    /** How many IPv4 blocks a VPC may have. */
    static final Quota QUOTA = new Quota("vpc", "L-83CA0A9D", "IPv4 CIDR blocks per VPC", 5);

    private static final int MOST6 = 5;
    private static final VpcCidrBlockState GOING =
            VpcCidrBlockState.builder().state("disassociating").build();
    private static final VpcCidrBlockState COMING =
            VpcCidrBlockState.builder().state("associating").build();

    void register(Handlers on) {
        on.on(Ec2.ASSOCIATE_VPC_CIDR_BLOCK, this::associate);
        on.on(Ec2.DISASSOCIATE_VPC_CIDR_BLOCK, this::disassociate);
    }

    private AssociateVpcCidrBlockResult associate(Call call, Txn txn, AssociateVpcCidrBlockRequest in) {
        if (in.ipv4IpamPoolId() != null || in.ipv6IpamPoolId() != null || in.ipv6Pool() != null) {
            throw Ec2Errors.unsupported("Address pools of IPAM and your own IPv6 pools are not offered.");
        }
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var result = AssociateVpcCidrBlockResult.builder().vpcId(vpc.id());
        var association = call.ids().next("vpc-cidr-assoc");
        if (Boolean.TRUE.equals(in.amazonProvidedIpv6CidrBlock())) {
            if (vpc.blocks6().size() >= MOST6) {
                throw limit(MOST6);
            }
            var block = new Block(association, Ipv6Pool.next(txn));
            save(txn, vpc, vpc.blocks(), plus(vpc.blocks6(), block));
            return result.ipv6CidrBlockAssociation(VpcViews.block6(block).toBuilder()
                            .ipv6CidrBlockState(COMING)
                            .build())
                    .build();
        }
        var block = new Block(association, Cidrs.sized(Cidrs.ipv4("cidrBlock", in.cidrBlock()), "InvalidVpc.Range"));
        check(call, txn, vpc, block);
        save(txn, vpc, plus(vpc.blocks(), block), vpc.blocks6());
        return result.cidrBlockAssociation(
                        VpcViews.block(block).toBuilder().cidrBlockState(COMING).build())
                .build();
    }

    private static void check(Call call, ReadTxn txn, Vpc vpc, Block block) {
        for (var other : vpc.blocks()) {
            if (other.cidr().overlaps(block.cidr())) {
                throw new ApiException(
                        "InvalidVpc.Range", "The CIDR '" + block.cidr() + "' conflicts with another CIDR of the VPC.");
            }
        }
        double most = QUOTA.value(txn, call.account(), call.region());
        if (vpc.blocks().size() >= most) {
            throw limit((int) most);
        }
    }

    private static ApiException limit(int most) {
        return new ApiException(
                "CidrLimitExceeded", "This network has met its maximum number of allowed CIDRs: " + most);
    }

    private static List<Block> plus(List<Block> blocks, Block block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return more;
    }

    private static List<Block> minus(List<Block> blocks, String association) {
        return blocks.stream()
                .filter(block -> !block.association().equals(association))
                .toList();
    }

    private static void save(Txn txn, Vpc vpc, List<Block> ipv4, List<Block> ipv6) {
        Vpc.TABLE.put(txn, vpc.withBlocks(ipv4, ipv6));
        Wanted.changed(txn, vpc.key());
    }

    private DisassociateVpcCidrBlockResult disassociate(Call call, Txn txn, DisassociateVpcCidrBlockRequest in) {
        var id = in.associationId() == null ? "" : in.associationId();
        for (var vpc : Vpc.TABLE.within(txn, Key.of(call, id))) {
            var ipv4 = find(vpc.blocks(), id);
            if (ipv4 != null) {
                return drop(txn, vpc, ipv4);
            }
            var ipv6 = find(vpc.blocks6(), id);
            if (ipv6 != null) {
                return drop6(txn, vpc, ipv6);
            }
        }
        throw new ApiException(
                "InvalidCidrBlockAssociationID.NotFound",
                "The vpc CIDR block association ID '" + id + "' does not exist");
    }

    private static @Nullable Block find(List<Block> blocks, String association) {
        for (var block : blocks) {
            if (block.association().equals(association)) {
                return block;
            }
        }
        return null;
    }

    private static DisassociateVpcCidrBlockResult drop(Txn txn, Vpc vpc, Block block) {
        if (vpc.blocks().getFirst().equals(block)) {
            throw Ec2Errors.notPermitted("The vpc CIDR block with association ID " + block.association()
                    + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }
        checkUnused(txn, vpc, block);
        save(txn, vpc, minus(vpc.blocks(), block.association()), vpc.blocks6());
        return DisassociateVpcCidrBlockResult.builder()
                .vpcId(vpc.id())
                .cidrBlockAssociation(
                        VpcViews.block(block).toBuilder().cidrBlockState(GOING).build())
                .build();
    }

    private static DisassociateVpcCidrBlockResult drop6(Txn txn, Vpc vpc, Block block) {
        checkUnused(txn, vpc, block);
        save(txn, vpc, vpc.blocks(), minus(vpc.blocks6(), block.association()));
        return DisassociateVpcCidrBlockResult.builder()
                .vpcId(vpc.id())
                .ipv6CidrBlockAssociation(VpcViews.block6(block).toBuilder()
                        .ipv6CidrBlockState(GOING)
                        .build())
                .build();
    }

    private static void checkUnused(ReadTxn txn, Vpc vpc, Block block) {
        boolean used = Subnet.TABLE.within(txn, vpc.key()).stream()
                .flatMap(subnet -> subnet.cidrs().stream())
                .anyMatch(block.cidr()::contains);
        if (used) {
            throw Ec2Errors.dependency("The vpc CIDR block with association ID " + block.association()
                    + " has dependencies and cannot be disassociated.");
        }
    }
}
