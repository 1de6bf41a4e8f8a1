package io.unkai.services.compute.ec2.dns;

import io.unkai.kernel.store.Store;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.dns.VpcNames.Known;
import io.unkai.services.compute.ec2.net.Vpc;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a VPC's resolver answers.
 *
 * @param store what the VPC consists of
 * @param others knows all other names
 */
record Answers(Store store, Resolver others) {
    private static final Logger LOG = Logger.getLogger(Answers.class.getName());

    /**
     * The answer to a message of a guest, or null where it gets none.
     *
     * @param datagram whether it came over UDP, so that the answer has to be short
     */
    byte @Nullable [] answer(Key vpc, byte[] message, boolean datagram) {
        if (!Query.isQuestion(message) || !serves(vpc)) {
            return null;
        }
        if (Query.operation(message) != 0) {
            return Reply.refusal(message, Codes.UNKNOWN_OPERATION);
        }
        try {
            return answer(vpc, Query.read(message), datagram);
        } catch (MalformedException e) {
            LOG.log(Level.FINER, "A guest asks nonsense", e);
            return Reply.refusal(message, Codes.MALFORMED);
        }
    }

    /** A VPC without DNS support has no resolver. */
    private boolean serves(Key key) {
        return store.<Boolean>read(txn -> {
            var vpc = Vpc.TABLE.get(txn, key);
            return vpc != null && vpc.settings().dnsSupport();
        });
    }

    private byte[] answer(Key vpc, Query query, boolean datagram) {
        int refused = refused(query);
        if (refused != Codes.OK) {
            return Reply.to(query).message(refused);
        }
        var known = store.<Known>read(txn -> new VpcNames(txn, Vpc.TABLE.find(txn, vpc)).find(query.name()));
        var answer = switch (known) {
            case Known.Elsewhere() -> relay(query, datagram);
            case Known.Nowhere(String zone) -> Reply.to(query).nothing(zone).message(Codes.NO_NAME);
            case Known.Addresses addresses -> addresses(query, addresses);
            case Known.Name(String zone, String name) ->
                (query.wants(Codes.PTR)
                                ? Reply.to(query).pointer(name)
                                : Reply.to(query).nothing(zone))
                        .message(Codes.OK);
        };
        return datagram ? Reply.fit(query, answer, query.limit()) : answer;
    }

    private static int refused(Query query) {
        if (query.version() != 0) {
            return Codes.BAD_VERSION;
        }
        boolean transfer = query.type() == Codes.TRANSFER || query.type() == Codes.INCREMENTAL_TRANSFER;
        return transfer || query.family() != Codes.INTERNET ? Codes.REFUSED : Codes.OK;
    }

    private static byte[] addresses(Query query, Known.Addresses known) {
        var reply = Reply.to(query);
        if (query.wants(Codes.SOA) && query.name().equals(known.zone())) {
            reply.start(known.zone());
        } else if (query.wants(Codes.A) && !known.ips().isEmpty()) {
            known.ips().forEach(reply::address);
        } else {
            reply.nothing(known.zone());
        }
        return reply.message(Codes.OK);
    }

    private byte[] relay(Query query, boolean datagram) {
        try {
            return datagram ? others.ask(query.message()) : others.askAtLength(query.message());
        } catch (IOException e) {
            LOG.log(Level.FINE, "A name cannot be looked up", e);
            return Reply.to(query).message(Codes.FAILURE);
        }
    }
}
