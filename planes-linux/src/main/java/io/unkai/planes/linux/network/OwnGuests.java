package io.unkai.planes.linux.network;

import io.unkai.planes.linux.network.State.Plug;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Network;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The cloud's own guests: NAT gateways, and the namespaces where it serves at an interface. */
final class OwnGuests {
    private final Names names;
    private final Map<String, LinuxGuestSockets> sockets = new ConcurrentHashMap<>();

    OwnGuests(Names names) {
        this.names = names;
    }

    /** The same with its NAT gateways made and plugged. */
    State withNats(State state) {
        var plugs = new TreeMap<>(state.plugs());
        for (var nat : state.network().natGateways()) {
            var namespace = names.nat(nat.id());
            NatSpace.ensure(namespace);
            var path = Names.path(namespace);
            plugs.put(nat.interfaceId(), new Plug(path.toString(), Kernel.inode(path), NatSpace.DEVICE));
        }
        return state.with(plugs);
    }

    /** The namespace of the guest that serves at an interface, made where it is not. */
    Path ensure(String interfaceId) {
        var namespace = names.own(interfaceId);
        if (!Kernel.exists(namespace)) {
            close(interfaceId);
            Kernel.create(namespace);
        }
        return Names.path(namespace);
    }

    GuestSockets sockets(String interfaceId) {
        return sockets.computeIfAbsent(interfaceId, id -> new LinuxGuestSockets(Names.path(names.own(id))));
    }

    /** Removes those that a network no longer has. */
    void remove(State before, Network after) {
        before.network().natGateways().stream()
                .filter(nat -> !after.natGateways().contains(nat))
                .forEach(nat -> Kernel.remove(names.nat(nat.id())));
        var left = after.interfaces().stream().map(Network.Interface::id).collect(Collectors.toSet());
        before.plugs().forEach((id, plug) -> {
            if (!left.contains(id)
                    && plug.guest().equals(Names.path(names.own(id)).toString())) {
                close(id);
                Kernel.remove(names.own(id));
            }
        });
    }

    private void close(String interfaceId) {
        var open = sockets.remove(interfaceId);
        if (open != null) {
            open.close();
        }
    }

    void close() {
        Map.copyOf(sockets).keySet().forEach(this::close);
    }
}
