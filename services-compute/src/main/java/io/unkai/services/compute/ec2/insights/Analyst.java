package io.unkai.services.compute.ec2.insights;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.Verdict.Trace;
import io.unkai.planes.network.Walk;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Eni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the networks that are in force, so that what it says is what packets meet.
 *
 * @param store the state of the cloud
 * @param plane the networks
 */
public record Analyst(Store store, NetworkPlane plane) implements Reconciler {
    /** An address of nobody, where the internet is meant. */
    private static final Ip SOMEWHERE = Ip.parse("192.0.2.1");

    /** One end of a path. */
    private record End(Place place, Ip ip) {}

    private record Question(
            Analysis analysis,
            InsightsPath path,
            @Nullable End from,
            @Nullable End to) {}

    @Override
    public String kind() {
        return Analysis.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var question = store.<@Nullable Question>read(txn -> question(txn, Key.parse(text)));
        if (question != null && question.analysis.state() == Analysis.State.RUNNING) {
            var answer = answer(question);
            store.write(txn -> Analysis.TABLE.change(txn, answer.key(), _ -> true, _ -> answer));
        }
        return Outcome.done();
    }

    private static @Nullable Question question(ReadTxn txn, Key key) {
        var analysis = Analysis.TABLE.get(txn, key);
        var path = analysis == null ? null : InsightsPath.TABLE.get(txn, key.sibling(analysis.path()));
        if (analysis == null || path == null) {
            return null;
        }
        var from = end(txn, key, path.source(), path.sourceIp(), false);
        boolean outside = from != null && from.place instanceof Place.Internet;
        var to = end(txn, key, path.destination(), path.destinationIp(), outside);
        return new Question(analysis, path, from, to);
    }

    /** @param outside whether it is looked at from the internet, which knows it by its public address only */
    private static @Nullable End end(ReadTxn txn, Key key, String id, String address, boolean outside) {
        var ip = address.isEmpty() ? null : Ip.tryParse(address);
        if (id.isEmpty() || Kind.INTERNET_GATEWAY.isId(id)) {
            return new End(new Place.Internet(), ip == null ? SOMEWHERE : ip);
        }
        var enis = Kind.INSTANCE.isId(id) ? Eni.TABLE.within(txn, key.sibling(id)) : one(txn, key.sibling(id));
        if (enis.isEmpty()) {
            return null;
        }
        var eni = enis.getFirst();
        var publicly = outside ? eni.addresses().getFirst().publicly() : null;
        var own = publicly == null ? eni.primary() : publicly.ip();
        return new End(new Place.Interface(eni.vpc(), eni.id()), ip == null ? own : ip);
    }

    private static List<Eni> one(ReadTxn txn, Key key) {
        var eni = Eni.TABLE.get(txn, key);
        return eni == null ? List.of() : List.of(eni);
    }

    private Analysis answer(Question question) {
        var analysis = question.analysis;
        if (plane.unavailable().isPresent()) {
            return analysis.failed("No networks can be made on this machine: "
                    + plane.unavailable().get());
        }
        if (question.from == null || question.to == null) {
            return analysis.failed("The source or the destination does not exist any more");
        }
        var path = question.path;
        int port = path.port() == null ? InsightsPath.ANY_PORT : path.port();
        var packet = path.protocol().equals("udp")
                ? Packet.udp(question.from.ip, question.to.ip, port)
                : Packet.tcp(question.from.ip, question.to.ip, port);
        try {
            var verdict = new Walk(networks()).connect(question.from.place, packet);
            var back = verdict.answer().map(Trace::steps).orElse(List.of());
            boolean arrives = question.to.place instanceof Place.Internet
                    || question.to.place.equals(verdict.forward().end());
            return analysis.done(verdict.works() && arrives, verdict.forward().steps(), back);
        } catch (IllegalArgumentException notThereYet) {
            return analysis.failed(String.valueOf(notThereYet.getMessage()));
        }
    }

    private List<Network> networks() {
        var all = new ArrayList<Network>();
        plane.vpcs().forEach(vpc -> plane.live(vpc).ifPresent(all::add));
        return all;
    }
}
