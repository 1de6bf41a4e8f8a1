package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;

/** Gives out the IPv6 blocks of VPCs, each once: /56 blocks of a range that is unique to local use. */
public final class Ipv6Pool {
    private record Counter(long next) {}

    private static final Table<String, Counter> TABLE =
            new Table<>("ec2.ipv6-pool", KeyCodecs.text(), RecordCodec.of(Counter.class));
    private static final String KEY = "next";
    private static final long BASE = Ip.parse("fd4e:756b:6169::").high();
    private static final int PREFIX = 56;
    private static final int SHIFT = 64 - PREFIX;
    /** /56 blocks in the /32 that the counter moves through. */
    private static final long BLOCKS = 1L << (PREFIX - 32);

    private Ipv6Pool() {}

    /** A block that no VPC has had. */
    public static Cidr next(Txn txn) {
        var counter = txn.get(TABLE, KEY);
        long number = counter == null ? 0 : counter.next;
        txn.put(TABLE, KEY, new Counter(number + 1));
        return new Cidr(new Ip(true, BASE & -1L << 32 | (number % BLOCKS) << SHIFT, 0), PREFIX);
    }
}
