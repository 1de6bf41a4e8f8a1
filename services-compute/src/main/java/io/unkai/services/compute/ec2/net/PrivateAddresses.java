package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which private addresses of subnets are taken, and by what. */
public final class PrivateAddresses {
    private record Place(String account, String region, String subnet, boolean v6, long high, long low) {}

    private record Taken(String by) {}

    private static final RecordKeys<Place> KEYS = KeyCodecs.of(Place.class);
    private static final Table<Place, Taken> TABLE =
            new Table<>("ec2.private-addresses", KEYS, RecordCodec.of(Taken.class));

    /** Guesses before all addresses are looked at one by one; concurrent launches then seldom want the same. */
    private static final int GUESSES = 8;

    private PrivateAddresses() {}

    /**
     * Takes a free IPv4 address, drawn by chance.
     *
     * @param by the interface that has it from now on
     */
    public static Ip take(Call call, Txn txn, Subnet subnet, String by) {
        var cidr = subnet.cidr();
        long usable = cidr.size() - Subnet.RESERVED;
        var reserved = CidrReservation.TABLE.within(txn, subnet.key());
        for (int i = 0; i < GUESSES; i++) {
            var guess = at(cidr, draw(call, usable));
            if (isFree(txn, subnet, guess, reserved)) {
                return put(txn, subnet, guess, by);
            }
        }
        long start = draw(call, usable);
        for (long i = 0; i < usable; i++) {
            var next = at(cidr, (start + i) % usable);
            if (isFree(txn, subnet, next, reserved)) {
                return put(txn, subnet, next, by);
            }
        }
        throw new ApiException(
                "InsufficientFreeAddressesInSubnet", "Insufficient free addresses in subnet " + subnet.id() + ".");
    }

    private static boolean isFree(ReadTxn txn, Subnet subnet, Ip ip, List<CidrReservation> reserved) {
        return reserved.stream().noneMatch(one -> one.cidr().contains(ip)) && owner(txn, subnet, ip) == null;
    }

    /** Takes a free IPv6 address, drawn by chance. */
    public static Ip take6(Call call, Txn txn, Subnet subnet, String by) {
        var block = subnet.block6();
        if (block == null) {
            throw Ec2Errors.invalidValue("Subnet '" + subnet.id() + "' does not have an associated IPv6 CIDR block.");
        }
        while (true) {
            var guess = new Ip(true, block.cidr().first().high(), draw(call, Long.MAX_VALUE));
            if (assignable(block.cidr(), guess) && owner(txn, subnet, guess) == null) {
                return put(txn, subnet, guess, by);
            }
        }
    }

    /**
     * Takes this address.
     *
     * @throws ApiException where it is not one of the subnet's, reserved or taken
     */
    public static Ip take(Txn txn, Subnet subnet, Ip ip, String by) {
        var cidr = ip.v6()
                ? Objects.requireNonNullElse(subnet.block6(), new Block("", Cidr.of(ip.plus(1))))
                        .cidr()
                : subnet.cidr();
        if (!cidr.contains(ip)) {
            throw Ec2Errors.invalidValue("Address " + ip + " does not fall within the subnet's address range");
        }
        if (!assignable(cidr, ip)) {
            throw Ec2Errors.invalidValue("Address " + ip + " is in subnet's reserved address range");
        }
        if (owner(txn, subnet, ip) != null) {
            throw new ApiException("InvalidIPAddress.InUse", "Address " + ip + " is in use.");
        }
        return put(txn, subnet, ip, by);
    }

    /** Gives an address back. */
    public static void free(Txn txn, Subnet subnet, Ip ip) {
        txn.delete(TABLE, place(subnet, ip));
    }

    /** What has an address, or null. */
    public static @Nullable String owner(ReadTxn txn, Subnet subnet, Ip ip) {
        var taken = txn.get(TABLE, place(subnet, ip));
        return taken == null ? null : taken.by;
    }

    /** How many IPv4 addresses of a subnet are free. */
    public static int available(ReadTxn txn, Subnet subnet) {
        long taken = 0;
        var key = subnet.key();
        try (var cursor = txn.scan(TABLE, KEYS.prefix(key.account(), key.region(), key.id(), false))) {
            while (cursor.hasNext()) {
                cursor.next();
                taken++;
            }
        }
        return (int) (subnet.cidr().size() - Subnet.RESERVED - taken);
    }

    private static boolean assignable(Cidr cidr, Ip ip) {
        return ip.compareTo(at(cidr, 0)) >= 0 && ip.compareTo(cidr.last()) < 0;
    }

    private static Ip at(Cidr cidr, long usable) {
        return cidr.first().plus(Subnet.RESERVED_FIRST + usable);
    }

    private static long draw(Call call, long below) {
        var random = new byte[Long.BYTES];
        call.ids().fill(random);
        return (ByteBuffer.wrap(random).getLong() & Long.MAX_VALUE) % below;
    }

    private static Ip put(Txn txn, Subnet subnet, Ip ip, String by) {
        txn.put(TABLE, place(subnet, ip), new Taken(by));
        return ip;
    }

    private static Place place(Subnet subnet, Ip ip) {
        var key = subnet.key();
        return new Place(key.account(), key.region(), key.id(), ip.v6(), ip.high(), ip.low());
    }
}
