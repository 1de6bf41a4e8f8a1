package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public addresses of this cloud, shared by all accounts and regions.
 *
 * @param blocks IPv4 blocks that the machine routes to the cloud
 */
public record PublicPool(List<Cidr> blocks) {
    /** What the cloud has where nobody says otherwise: a range reserved for documentation, which no real network uses. */
    public static final PublicPool DEFAULT = new PublicPool(List.of(Cidr.parse("198.51.100.0/24")));

    private record Place(long bits) {}

    private record Taken(String account, String region, String by) {}

    private static final Table<Place, Taken> TABLE =
            new Table<>("ec2.public-addresses", KeyCodecs.of(Place.class), RecordCodec.of(Taken.class));
    private static final int GUESSES = 8;
    /** The first address of a block names the network, the second is the host's own. */
    private static final int RESERVED_FIRST = 2;
    /** With the last one, which means everyone in the block. */
    private static final int RESERVED = 3;

    /** Copies the list. */
    public PublicPool {
        blocks = List.copyOf(blocks);
    }

    /**
     * Takes a free address, drawn by chance.
     *
     * @param by the Elastic IP address or interface that has it from now on
     */
    public Ip take(Call call, Txn txn, Key by) {
        long all = blocks.stream().mapToLong(PublicPool::usable).sum();
        for (int i = 0; i < GUESSES && all > 0; i++) {
            var guess = at(draw(call, all));
            if (txn.get(TABLE, new Place(guess.low())) == null) {
                return put(txn, guess, by);
            }
        }
        for (long i = 0; i < all; i++) {
            var next = at(i);
            if (txn.get(TABLE, new Place(next.low())) == null) {
                return put(txn, next, by);
            }
        }
        throw new ApiException(
                "InsufficientAddressCapacity",
                "There are not enough free Elastic IP addresses to satisfy the address allocation request.");
    }

    /** Gives an address back. */
    public void free(Txn txn, Ip ip) {
        txn.delete(TABLE, new Place(ip.low()));
    }

    /** What has an address, or null. */
    public static @Nullable Key owner(ReadTxn txn, Ip ip) {
        var taken = ip.v6() ? null : txn.get(TABLE, new Place(ip.low()));
        return taken == null ? null : new Key(taken.account, taken.region, taken.by);
    }

    private static long usable(Cidr block) {
        return Math.max(0, block.size() - RESERVED);
    }

    private Ip at(long number) {
        long left = number;
        for (var block : blocks) {
            if (left < usable(block)) {
                return block.first().plus(RESERVED_FIRST + left);
            }
            left -= usable(block);
        }
        throw new IllegalArgumentException("the pool has no address " + number);
    }

    private static Ip put(Txn txn, Ip ip, Key by) {
        txn.put(TABLE, new Place(ip.low()), new Taken(by.account(), by.region(), by.id()));
        return ip;
    }

    private static long draw(Call call, long below) {
        var random = new byte[Long.BYTES];
        call.ids().fill(random);
        return (ByteBuffer.wrap(random).getLong() & Long.MAX_VALUE) % below;
    }
}
