package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a client says.
 *
 * @param mac its hardware address
 */
record Asking(String mac) {
    static final int ID = 0x1a2b_3c4d;
    /** What dhclient asks for, roughly. */
    static final byte[] USUAL = {1, 28, 3, 15, 6, 12, 26, 42};

    Message discover() {
        return with(Codes.DISCOVER, null, options -> options.put(Codes.WANTED, USUAL));
    }

    Message request(UnaryOperator<Options> options) {
        return with(Codes.REQUEST, null, options);
    }

    /** From one that already uses an address. */
    Message with(int type, @Nullable Ip client, UnaryOperator<Options> options) {
        var own = client == null ? Message.NOBODY : client;
        return new Message(
                true, ID, false, own, Message.NOBODY, mac, options.apply(new Options().put8(Codes.TYPE, type)));
    }
}
