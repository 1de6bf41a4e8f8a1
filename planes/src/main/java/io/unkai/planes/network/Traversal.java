package io.unkai.planes.network;

import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.Step.Kind;
import io.unkai.planes.network.Verdict.Trace;
import io.unkai.planes.network.World.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one packet and notes every decision. */
final class Traversal {
    /** More than any way that does not run in circles. */
    private static final int MOST_HOPS = 16;

    private final World world;
    private final Memory memory;
    private final boolean answering;
    private final List<Step> steps = new ArrayList<>();
    private int hops;

    Traversal(World world, Memory memory, boolean answering) {
        this.world = world;
        this.memory = memory;
        this.answering = answering;
    }

    /** From an interface into its network. */
    Trace send(At at, Packet packet) {
        if (++hops > MOST_HOPS) {
            return dropped(at.network(), Kind.ROUTE, at.subnet().routeTable(), "the routes lead in a circle", packet);
        }
        boolean translator = at.natGateway().isPresent();
        if (!translator && at.face().sourceDestCheck() && !at.has(packet.source())) {
            return dropped(at.network(), Kind.SOURCE_CHECK, at.face().id(), packet.source() + " is not its", packet);
        }
        if (Infrastructure.services(at.network().cidrs()).contains(packet.destination())) {
            return arrived(
                    new Place.Service(at.network().vpc(), packet.destination().toString()), packet);
        }
        boolean allowed = translator || answering || note(new Filters(at.network()).egress(at.face(), packet));
        return allowed ? route(at, packet) : dropped(packet);
    }

    private Trace route(At at, Packet packet) {
        var table = at.subnet().routeTable();
        var route = Routes.find(at.network(), at.subnet(), packet.destination());
        if (route.isEmpty()) {
            return dropped(at.network(), Kind.ROUTE, table, "no route to " + packet.destination(), packet);
        }
        var told = Routes.told(route.get());
        var next = next(at, route.get().target(), packet);
        boolean dead = route.get().target() instanceof Target.Blackhole;
        boolean within = next.isPresent() && next.get().subnet().equals(at.subnet());
        if (!dead && !within && !note(new Filters(at.network()).acl(at.subnet(), packet, true))) {
            return dropped(packet);
        } else if (!note(new Step(at.network().vpc(), Kind.ROUTE, table, told, !dead))) {
            return dropped(packet);
        }
        return onward(at, route.get().target(), next, packet);
    }

    /** The interface of the same network that a target leads to. */
    private Optional<At> next(At at, Target target, Packet packet) {
        return switch (target) {
            case Target.Local() -> World.byAddress(at.network(), packet.destination());
            case Target.NetworkInterface(String id) -> World.byId(at.network(), id);
            case Target.NatGateway(String id) ->
                at.network().natGateways().stream()
                        .filter(nat -> nat.id().equals(id))
                        .flatMap(nat -> World.byId(at.network(), nat.interfaceId()).stream())
                        .findFirst();
            case Target.InternetGateway _,
                    Target.EgressOnlyGateway _,
                    Target.Peering _,
                    Target.GatewayEndpoint _,
                    Target.Blackhole _ -> Optional.empty();
        };
    }

    private Trace onward(At at, Target target, Optional<At> next, Packet packet) {
        return switch (target) {
            case Target.Local() -> deliver(at, next, packet);
            case Target.NetworkInterface _ -> deliver(at, next, packet);
            case Target.NatGateway(String id) -> translate(at, id, next, packet);
            case Target.InternetGateway(String id) -> leave(at, id, packet);
            case Target.EgressOnlyGateway(String id) -> leaveOnly(at, id, packet);
            case Target.Peering(String id) -> cross(at, id, packet);
            case Target.GatewayEndpoint(String id) -> {
                note(new Step(at.network().vpc(), Kind.GATEWAY, id, "", true));
                yield arrived(new Place.Service(at.network().vpc(), id), packet);
            }
            case Target.Blackhole() -> dropped(packet);
        };
    }

    private Trace deliver(At from, Optional<At> to, Packet packet) {
        if (to.isEmpty()) {
            var nobody = "no interface has " + packet.destination();
            return dropped(from.network(), Kind.DELIVERY, from.network().vpc(), nobody, packet);
        }
        boolean crossing = !to.get().subnet().equals(from.subnet());
        return receive(to.get(), packet, crossing);
    }

    /** At the interface of the receiver. */
    private Trace receive(At to, Packet packet, boolean crossing) {
        var filters = new Filters(to.network());
        if (crossing && !note(filters.acl(to.subnet(), packet, false))) {
            return dropped(packet);
        }
        var nat = to.natGateway();
        if (nat.isPresent()) {
            var first = memory.translated(nat.get());
            return answering && first.isPresent()
                    ? send(to, packet.to(first.get()))
                    : dropped(to.network(), Kind.GATEWAY, nat.get(), "a NAT gateway accepts no connections", packet);
        } else if (to.face().sourceDestCheck() && !to.has(packet.destination())) {
            return dropped(to.network(), Kind.DELIVERY, to.face().id(), packet.destination() + " is not its", packet);
        } else if (!answering && !note(filters.ingress(to.face(), packet))) {
            return dropped(packet);
        }
        note(new Step(to.network().vpc(), Kind.DELIVERY, to.face().id(), "", true));
        return arrived(to.place(), packet);
    }

    private Trace translate(At at, String id, Optional<At> nat, Packet packet) {
        var own = nat.flatMap(
                one -> one.face().addresses().stream().filter(ip -> !ip.v6()).findFirst());
        boolean known = packet.protocol() == Traffic.TCP
                || packet.protocol() == Traffic.UDP
                || packet.protocol() == Traffic.ICMP;
        if (nat.isEmpty() || own.isEmpty() || !known || packet.destination().v6()) {
            return dropped(at.network(), Kind.GATEWAY, id, "it cannot translate this", packet);
        }
        boolean crossing = !nat.get().subnet().equals(at.subnet());
        if (crossing && !note(new Filters(at.network()).acl(nat.get().subnet(), packet, false))) {
            return dropped(packet);
        }
        memory.translate(id, packet.source());
        note(new Step(at.network().vpc(), Kind.GATEWAY, id, packet.source() + " becomes " + own.get(), true));
        return send(nat.get(), packet.from(own.get()));
    }

    private Trace leave(At at, String id, Packet packet) {
        var source = packet.source().v6() ? Optional.of(packet.source()) : at.publicOf(packet.source());
        if (source.isEmpty()) {
            return dropped(at.network(), Kind.GATEWAY, id, packet.source() + " has no public address", packet);
        }
        return outside(at, id, packet.from(source.get()));
    }

    private Trace leaveOnly(At at, String id, Packet packet) {
        if (!packet.source().v6() || answering && memory.entered(at.network().vpc())) {
            return dropped(at.network(), Kind.GATEWAY, id, "it lets out only IPv6 connections from inside", packet);
        }
        return outside(at, id, packet);
    }

    private Trace outside(At at, String gateway, Packet packet) {
        var to = packet.destination();
        if (Infrastructure.NEVER_PUBLIC.stream().anyMatch(cidr -> cidr.contains(to))) {
            return dropped(at.network(), Kind.GATEWAY, gateway, "nobody on the internet has " + to, packet);
        }
        note(new Step(at.network().vpc(), Kind.GATEWAY, gateway, "as " + packet.source(), true));
        return internet(packet);
    }

    /** From the internet to whoever has the address. */
    Trace internet(Packet packet) {
        var found = world.byPublic(packet.destination());
        if (found.isEmpty()) {
            return arrived(new Place.Internet(), packet);
        }
        var to = found.get();
        if (!answering && !Routes.hasInternetGateway(to.network())) {
            return dropped(to.network(), Kind.GATEWAY, to.network().vpc(), "it has no internet gateway", packet);
        }
        memory.enter(to.network().vpc());
        return receive(to, packet.to(to.privateOf(packet.destination()).orElse(packet.destination())), true);
    }

    private Trace cross(At at, String id, Packet packet) {
        var peer = world.across(at.network(), id);
        boolean own = at.network().cidrs().stream().anyMatch(cidr -> cidr.contains(packet.source()));
        if (peer.isEmpty() || !own) {
            return dropped(at.network(), Kind.PEERING, id, "it does not lead anywhere", packet);
        }
        note(new Step(at.network().vpc(), Kind.PEERING, id, peer.get().vpc(), true));
        var to = World.byAddress(peer.get(), packet.destination());
        return to.isPresent()
                ? receive(to.get(), packet, true)
                : dropped(
                        peer.get(),
                        Kind.DELIVERY,
                        peer.get().vpc(),
                        "no interface has " + packet.destination(),
                        packet);
    }

    /** Straight to an interface, as the answers of the cloud's own services go. */
    Trace serve(At to, Packet packet, boolean filtered) {
        if (filtered && !note(new Filters(to.network()).acl(to.subnet(), packet, false))) {
            return dropped(packet);
        }
        note(new Step(to.network().vpc(), Kind.DELIVERY, to.face().id(), "", true));
        return arrived(to.place(), packet);
    }

    private boolean note(Step step) {
        steps.add(step);
        return step.passed();
    }

    private Trace arrived(Place where, Packet packet) {
        return new Trace(steps, where, packet);
    }

    private Trace dropped(Packet packet) {
        return new Trace(steps, new Place.Nowhere(), packet);
    }

    private Trace dropped(Network network, Kind kind, String element, String why, Packet packet) {
        note(new Step(network.vpc(), kind, element, why, false));
        return dropped(packet);
    }
}
