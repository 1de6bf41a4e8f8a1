package io.unkai.planes.network;

import io.unkai.planes.network.Verdict.Trace;
import io.unkai.planes.network.World.At;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/**
 * Says what networks do with a connection, and why: which check, group rule, ACL entry, route and gateway decided, for its first
 * packet and for the answer. Changes nothing and asks nobody.
 */
public final class Walk {
    private final World world;

    /**
     * A walk over these networks.
     *
     * @param networks all that may be on the way: a VPC, its peers, and who else has public addresses
     */
    public Walk(Collection<Network> networks) {
        world = new World(networks);
    }

    /**
     * What becomes of a new connection.
     *
     * @param from where it starts: an interface or the internet
     * @throws IllegalArgumentException if there is no such interface
     */
    public Verdict connect(Place from, Packet packet) {
        var memory = new Memory();
        var forward = start(new Traversal(world, memory, false), from, packet);
        if (!forward.passed() || !isFor(forward)) {
            return new Verdict(forward, Optional.empty());
        }
        return new Verdict(forward, forward.arrived().answer().map(answer -> answer(from, packet, forward, memory)));
    }

    private Trace start(Traversal way, Place from, Packet packet) {
        return switch (from) {
            case Place.Interface one -> way.send(at(one), packet);
            case Place.Internet() -> way.internet(packet);
            case Place.Service _, Place.Nowhere _ ->
                throw new IllegalArgumentException("no connection starts at " + from);
        };
    }

    private Trace answer(Place from, Packet first, Trace forward, Memory memory) {
        var answer = forward.arrived().answer().orElseThrow();
        var way = new Traversal(world, memory, true);
        if (forward.end() instanceof Place.Service(String vpc, String name)) {
            return from instanceof Place.Interface one
                    ? way.serve(at(one), answer, Ip.tryParse(name) == null)
                    : way.internet(answer);
        }
        var back = start(way, forward.end(), answer);
        return back.passed() && !returns(back, from, first) ? astray(back) : back;
    }

    /** A client takes an answer only from whom it asked. */
    private static boolean returns(Trace back, Place from, Packet first) {
        return back.end().equals(from)
                && back.arrived().source().equals(first.destination())
                && back.arrived().destination().equals(first.source());
    }

    private static Trace astray(Trace back) {
        var steps = new ArrayList<>(back.steps());
        var detail = "the answer comes from " + back.arrived().source();
        steps.add(new Step("", Step.Kind.DELIVERY, back.arrived().destination().toString(), detail, false));
        return new Trace(steps, new Place.Nowhere(), back.arrived());
    }

    /** An interface that only forwards what it gets gives no answer of its own. */
    private boolean isFor(Trace forward) {
        return !(forward.end() instanceof Place.Interface one)
                || at(one).has(forward.arrived().destination());
    }

    private At at(Place.Interface place) {
        return world.network(place.vpc())
                .flatMap(network -> World.byId(network, place.id()))
                .orElseThrow(() -> new IllegalArgumentException("there is no " + place.id() + " in " + place.vpc()));
    }
}
