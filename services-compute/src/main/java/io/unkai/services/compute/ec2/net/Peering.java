package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A peering of two VPCs, which may be of different accounts and regions. Both sides find it under its id.
 *
 * @param expiry when a request that nobody accepted lapses, and when one that is over is forgotten
 * @param message what the status says
 */
public record Peering(String id, Side requester, Side accepter, PeeringState state, Instant expiry, String message) {
    /**
     * One side.
     *
     * @param cidrs the VPC's IPv4 and IPv6 blocks when it was asked or accepted
     * @param remoteNames whether names of the other side resolve to private addresses
     * @param made whether its network knows of the peering
     */
    public record Side(Key vpc, List<Cidr> cidrs, boolean remoteNames, boolean made) {}

    private record ById(String id) {}

    private record ByVpc(Key vpc, String id) {}

    private record ByAccount(String account, String region, String id) {}

    private record Nothing() {}

    private static final Table<ById, Peering> TABLE =
            new Table<>("ec2.peerings", KeyCodecs.of(ById.class), RecordCodec.of(Peering.class));
    private static final RecordKeys<ByVpc> VPC_KEYS = KeyCodecs.of(ByVpc.class);
    private static final Table<ByVpc, Nothing> BY_VPC =
            new Table<>("ec2.peerings.vpc", VPC_KEYS, RecordCodec.of(Nothing.class));
    private static final RecordKeys<ByAccount> ACCOUNT_KEYS = KeyCodecs.of(ByAccount.class);
    private static final Table<ByAccount, Nothing> BY_ACCOUNT =
            new Table<>("ec2.peerings.account", ACCOUNT_KEYS, RecordCodec.of(Nothing.class));

    /** The peering of an id, or null. */
    public static @Nullable Peering get(ReadTxn txn, String id) {
        return txn.get(TABLE, new ById(id));
    }

    /** Puts a peering. */
    public static void put(Txn txn, Peering peering) {
        txn.put(TABLE, new ById(peering.id), peering);
        for (var side : List.of(peering.requester, peering.accepter)) {
            txn.put(BY_VPC, new ByVpc(side.vpc, peering.id), new Nothing());
            txn.put(BY_ACCOUNT, new ByAccount(side.vpc.account(), side.vpc.region(), peering.id), new Nothing());
        }
    }

    /** Forgets a peering. */
    public static void remove(Txn txn, Peering peering) {
        txn.delete(TABLE, new ById(peering.id));
        for (var side : List.of(peering.requester, peering.accepter)) {
            txn.delete(BY_VPC, new ByVpc(side.vpc, peering.id));
            txn.delete(BY_ACCOUNT, new ByAccount(side.vpc.account(), side.vpc.region(), peering.id));
        }
    }

    /** All that an account sees in a region, by id. */
    public static List<Peering> seenBy(ReadTxn txn, String account, String region) {
        var all = new ArrayList<Peering>();
        try (var cursor = txn.scan(BY_ACCOUNT, ACCOUNT_KEYS.prefix(account, region))) {
            cursor.forEachRemaining(entry -> {
                var peering = get(txn, entry.key().id);
                if (peering != null) {
                    all.add(peering);
                }
            });
        }
        return all;
    }

    /** All of a VPC, whatever their state. */
    public static List<Peering> of(ReadTxn txn, Key vpc) {
        var all = new ArrayList<Peering>();
        Range range = VPC_KEYS.prefix(vpc);
        try (var cursor = txn.scan(BY_VPC, range)) {
            cursor.forEachRemaining(entry -> {
                var peering = get(txn, entry.key().id);
                if (peering != null) {
                    all.add(peering);
                }
            });
        }
        return all;
    }

    /** Those of a VPC that are made or being made. */
    public static List<Peering> active(ReadTxn txn, Key vpc) {
        return of(txn, vpc).stream().filter(peering -> peering.state.live()).toList();
    }

    /** Whether a VPC is one of its sides. */
    public boolean has(Key vpc) {
        return Stream.of(requester, accepter).anyMatch(side -> side.vpc.equals(vpc));
    }

    /** The VPC that this one is peered with. */
    public Key otherSide(Key vpc) {
        return requester.vpc.equals(vpc) ? accepter.vpc : requester.vpc;
    }

    /** The same in another state. */
    public Peering in(PeeringState next, String newMessage, Instant newExpiry) {
        return new Peering(id, requester, accepter, PeeringState.LIFECYCLE.check(state, next), newExpiry, newMessage);
    }

    /** The same, known to the network of one of its VPCs; active once both know it. */
    public Peering made(Key vpc) {
        var changed = with(made(requester, vpc), made(accepter, vpc));
        boolean both = changed.requester.made && changed.accepter.made;
        return both && state == PeeringState.PROVISIONING ? changed.in(PeeringState.ACTIVE, "Active", expiry) : changed;
    }

    private static Side made(Side side, Key vpc) {
        return side.vpc.equals(vpc) ? new Side(side.vpc, side.cidrs, side.remoteNames, true) : side;
    }

    /** The same with other sides. */
    public Peering with(Side newRequester, Side newAccepter) {
        return new Peering(id, newRequester, newAccepter, state, expiry, message);
    }
}
