package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import org.jspecify.annotations.Nullable;

/**
 * What the server says to a guest whose lease it knows. There is nothing to remember: the address belongs to the interface, whether its
 * guest asks for it, gives it back or calls it taken.
 */
final class Dialogue {
    private final Lease lease;
    private final Message asked;

    private Dialogue(Lease lease, Message asked) {
        this.lease = lease;
        this.asked = asked;
    }

    /** The answer, or null where there is none. */
    static @Nullable Message answer(Lease lease, Message asked) {
        if (!asked.request() || !asked.mac().equals(lease.mac())) {
            return null;
        }
        var dialogue = new Dialogue(lease, asked);
        return switch (asked.options().number(Codes.TYPE, 1)) {
            case Codes.DISCOVER -> dialogue.grant(Codes.OFFER, Message.NOBODY);
            case Codes.REQUEST -> dialogue.request();
            case Codes.INFORM -> dialogue.inform();
            default -> null;
        };
    }

    private @Nullable Message request() {
        var options = asked.options();
        var server = options.ip(Codes.SERVER);
        if (options.has(Codes.SERVER) && !lease.gateway().equals(server)) {
            return null;
        }
        var wanted = options.has(Codes.REQUESTED) ? options.ip(Codes.REQUESTED) : asked.client();
        if (wanted == null || wanted.equals(Message.NOBODY)) {
            return null;
        }
        return wanted.equals(lease.ip()) ? grant(Codes.ACK, asked.client()) : refuse();
    }

    private Message grant(int type, Ip client) {
        var options = basics(type);
        Lease.times(options);
        return message(asked.broadcast(), client, lease.ip(), configure(options));
    }

    /** A guest that has its address from elsewhere is told the rest. */
    private Message inform() {
        return message(asked.broadcast(), asked.client(), Message.NOBODY, configure(basics(Codes.ACK)));
    }

    /** Whoever uses a wrong address may not be reached by it. */
    private Message refuse() {
        return message(true, Message.NOBODY, Message.NOBODY, basics(Codes.NAK));
    }

    private Options basics(int type) {
        var options = new Options().put8(Codes.TYPE, type).put(Codes.SERVER, lease.gateway());
        var client = asked.options().get(Codes.CLIENT);
        return client == null ? options : options.put(Codes.CLIENT, client);
    }

    /** The mask is worth as much as the address, even where nobody asks for it. */
    private Options configure(Options options) {
        return options.putAll(lease.options(), new byte[] {Codes.MASK})
                .putAll(lease.options(), asked.options().get(Codes.WANTED));
    }

    private Message message(boolean broadcast, Ip client, Ip yours, Options options) {
        return new Message(false, asked.id(), broadcast, client, yours, lease.mac(), options);
    }
}
