package io.unkai.services.compute.ec2.peering;

import io.unkai.api.ec2.CreateVpcPeeringConnectionRequest;
import io.unkai.api.ec2.CreateVpcPeeringConnectionResult;
import io.unkai.api.ec2.DescribeVpcPeeringConnectionsRequest;
import io.unkai.api.ec2.DescribeVpcPeeringConnectionsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.VpcPeeringConnection;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PeeringState;
import io.unkai.services.compute.ec2.net.Vpc;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** Operations that ask for peerings and list them. */
public final class Peerings {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Duration TO_ACCEPT = Duration.ofDays(7);
    private static final String FAILED = "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";

    private final Tokens tokens;

    /** @param tokens continue lists */
    public Peerings(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_VPC_PEERING_CONNECTION, this::create);
        on.onRead(Ec2.DESCRIBE_VPC_PEERING_CONNECTIONS, this::describe);
        new PeeringChanges().register(on);
        registry.add(Kind.PEERING, Peerings::exists, Peerings::keys);
    }

    private static boolean exists(ReadTxn txn, Key key) {
        return seen(txn, key.account(), key.region()).stream()
                .anyMatch(one -> one.id().equals(key.id()));
    }

    private static List<Key> keys(ReadTxn txn, String account, String region) {
        return seen(txn, account, region).stream()
                .map(one -> new Key(account, region, one.id()))
                .toList();
    }

    private static List<Peering> seen(ReadTxn txn, String account, String region) {
        return Peering.seenBy(txn, account, region);
    }

    private CreateVpcPeeringConnectionResult create(Call call, Txn txn, CreateVpcPeeringConnectionRequest in) {
        if (in.peerVpcId() == null) {
            throw Ec2Errors.missing("peerVpcId");
        }
        var own = Vpc.TABLE.find(call, txn, in.vpcId());
        var peer = new Key(
                in.peerOwnerId() == null ? call.account() : in.peerOwnerId(),
                in.peerRegion() == null ? call.region() : in.peerRegion(),
                in.peerVpcId());
        checkNamed(peer);
        if (peer.equals(own.key())) {
            throw Ec2Errors.invalidValue("A VPC cannot be peered with itself.");
        }
        sweep(call, txn);
        checkNew(txn, own, peer);
        var other = Vpc.TABLE.get(txn, peer);
        boolean fits = other != null && !overlap(own, other);
        var now = call.now().truncatedTo(ChronoUnit.SECONDS);
        var peering = new Peering(
                call.ids().next("pcx"),
                new Peering.Side(own.key(), own.cidrs(), false, false),
                new Peering.Side(peer, other == null ? List.of() : other.cidrs(), false, false),
                fits ? PeeringState.PENDING_ACCEPTANCE : PeeringState.FAILED,
                now.plus(fits ? TO_ACCEPT : PeeringChanges.SHOWN),
                fits ? "Pending Acceptance by " + peer.account() : FAILED);
        Peering.put(txn, peering);
        Ec2Tags.create(call, txn, Kind.PEERING, Key.of(call, peering.id()), in.tagSpecifications());
        return CreateVpcPeeringConnectionResult.builder()
                .vpcPeeringConnection(PeeringViews.of(call, txn, peering))
                .build();
    }

    /** What nothing can be called is refused at once; what is called so and is not there makes the peering fail. */
    private static void checkNamed(Key peer) {
        if (!ACCOUNT.matcher(peer.account()).matches()) {
            throw Ec2Errors.invalidValue("peerOwnerId", peer.account(), "Expecting an account's twelve digits.");
        }
        if (!AwsRegions.names().contains(peer.region())) {
            throw Ec2Errors.invalidValue("Invalid region name: " + peer.region());
        }
        if (!Kind.VPC.isId(peer.id())) {
            throw Kind.VPC.malformed(peer.id());
        }
    }

    private static void checkNew(ReadTxn txn, Vpc own, Key peer) {
        for (var other : Peering.of(txn, own.key())) {
            if (other.has(peer) && !PeeringState.LIFECYCLE.terminal(other.state())) {
                throw new ApiException(
                        "VpcPeeringConnectionAlreadyExists",
                        "A VPC peering connection between " + own.id() + " and " + peer.id() + " already exists: "
                                + other.id());
            }
        }
    }

    private static boolean overlap(Vpc one, Vpc other) {
        for (Cidr mine : one.cidrs()) {
            if (other.cidrs().stream().anyMatch(mine::overlaps)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what has been over for some time. */
    private static void sweep(Call call, Txn txn) {
        for (var peering : Peering.seenBy(txn, call.account(), call.region())) {
            if (PeeringState.LIFECYCLE.terminal(peering.state())
                    && peering.expiry().isBefore(call.now())) {
                Peering.remove(txn, peering);
            }
        }
    }

    private DescribeVpcPeeringConnectionsResult describe(
            Call call, ReadTxn txn, DescribeVpcPeeringConnectionsRequest in) {
        var asked = Asked.of(in.vpcPeeringConnectionIds(), in.filters(), in.maxResults(), in.nextToken());
        var all = Peering.seenBy(txn, call.account(), call.region());
        for (var id : asked.ids()) {
            if (all.stream().noneMatch(one -> one.id().equals(id))) {
                throw Kind.PEERING.absent(id);
            }
        }
        var matches = PeeringViews.FILTERS.all(asked.filters());
        var views = all.stream()
                .filter(one -> asked.ids().isEmpty() || asked.ids().contains(one.id()))
                .map(one -> PeeringViews.of(call, txn, one))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "peerings", views, Peerings::id, asked);
        return DescribeVpcPeeringConnectionsResult.builder()
                .vpcPeeringConnections(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static String id(VpcPeeringConnection view) {
        return String.valueOf(view.vpcPeeringConnectionId());
    }
}
