package io.unkai.planes.linux.network;

import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The router of one VPC: brings its namespace from one state to the next, or from whatever is there. */
final class Router {
    private final Names names;
    private final Edge edge;
    private final String namespace;

    Router(Names names, Edge edge, String vpc) {
        this.names = names;
        this.edge = edge;
        this.namespace = names.router(vpc);
    }

    boolean exists() {
        return Kernel.exists(namespace);
    }

    /** The devices in its namespace. */
    Set<String> devices() {
        return Kernel.in(Names.path(namespace), Kernel::devices);
    }

    /**
     * One change.
     *
     * @param from what may be there, the last first; empty where nothing is known
     * @param sure whether the first of these is there, and nothing else
     * @param fresh devices that were just made from elsewhere, or that have to be made anew
     */
    record Change(List<State> from, State to, boolean sure, Set<String> fresh) {}

    /**
     * Brings it there. What is there already stays untouched.
     *
     * @return the devices that had to be made
     */
    Set<String> bring(Change change) {
        boolean made = !exists();
        if (made) {
            Kernel.create(namespace);
        }
        if (Plumbing.hasUplink(change.to.network())) {
            edge.ensure();
            if (made) {
                edge.forget(change.to.network().vpc());
            }
        }
        boolean sure = change.sure && !made;
        var missing = Kernel.in(Names.path(namespace), () -> inside(change, made, sure));
        guests(change.to, missing);
        outside(change, missing, sure);
        return missing;
    }

    /** Runs in the namespace: first the rules, so that nothing is ever open. */
    private Set<String> inside(Change change, boolean made, boolean sure) throws Exception {
        rules(sure ? change.from.getFirst() : null, change.to);
        if (made) {
            Kernel.set(Settings.router());
        }
        var there = Kernel.devices();
        var links = links(change.to);
        var commands = new ArrayList<Item>();
        for (var device : new TreeSet<>(there)) {
            boolean ours = device.matches("igw|[ep][0-9a-f]{8,14}");
            if (ours && (!links.containsKey(device) || change.fresh.contains(device) && device.charAt(0) == 'e')) {
                commands.add(Item.of("", "link del " + device, ""));
                there.remove(device);
            }
        }
        var missing = new TreeSet<>(links.keySet());
        missing.removeAll(there);
        missing.forEach(device -> commands.add(Item.of("", links.get(device), "")));
        there.addAll(missing);
        var fresh = new HashSet<>(missing);
        fresh.addAll(change.fresh);
        commands.addAll(changes(change, sure, Plumbing::of, there, fresh));
        IpBatch.run(commands, !sure);
        check(links.keySet());
        for (var device : missing) {
            if (device.charAt(0) == 'e') {
                Kernel.set(Settings.face(device));
            }
        }
        return missing;
    }

    private void check(Set<String> devices) throws IOException {
        var absent = new TreeSet<>(devices);
        absent.removeAll(Kernel.devices());
        if (!absent.isEmpty()) {
            throw new NetworkException("devices could not be made in " + namespace + ": " + absent, null);
        }
    }

    private static List<Item> changes(
            Change change,
            boolean sure,
            java.util.function.Function<State, List<Item>> items,
            Set<String> there,
            Set<String> fresh) {
        var before = new ArrayList<Item>();
        change.from.forEach(state -> before.addAll(items.apply(state)));
        var after = items.apply(change.to);
        if (sure) {
            return Item.change(before, after, there, fresh);
        }
        var left = new HashSet<>(after);
        var gone =
                before.stream().filter(item -> !left.contains(item)).distinct().toList();
        var commands = new ArrayList<>(Item.change(gone, List.of(), there, fresh));
        commands.addAll(after);
        return commands;
    }

    private static void rules(@Nullable State from, State to) {
        var after = RouterRules.of(to);
        if (from != null) {
            var change = change(RouterRules.of(from), after);
            if (change.isEmpty() || Kernel.nft(change).ok()) {
                return;
            }
        }
        var whole = new StringBuilder();
        after.forEach(table -> whole.append(TableText.whole(table)));
        var result = Kernel.nft(whole.toString());
        if (!result.ok()) {
            throw new NetworkException("nft failed: " + result.errors(), null);
        }
    }

    private static String change(List<Table> from, List<Table> to) {
        var text = new StringBuilder();
        for (int i = 0; i < to.size(); i++) {
            text.append(TableText.change(from.get(i), to.get(i)));
        }
        return text.toString();
    }

    /** The devices that are to be there, with what makes them. */
    private Map<String, String> links(State state) {
        var links = new TreeMap<String, String>();
        var network = state.network();
        if (Plumbing.hasUplink(network)) {
            links.put(Names.UPLINK, veth(Names.UPLINK, Names.ofVpc(network.vpc()), names.edge()));
        }
        for (var peering : network.peerings()) {
            if (state.peerings().contains(peering.id())) {
                var device = Names.ofPeering(peering.id());
                links.put(device, veth(device, device, names.router(peering.peer())));
            }
        }
        state.plugs()
                .forEach((id, plug) ->
                        state.face(id).ifPresent(face -> links.put(Names.ofInterface(id), Guest.pair(face, plug))));
        return links;
    }

    private static String veth(String here, String there, String namespace) {
        return "link add " + here + " type veth peer name " + there + " netns " + namespace;
    }

    private static void guests(State state, Set<String> made) {
        state.plugs().forEach((id, plug) -> {
            if (made.contains(Names.ofInterface(id))) {
                var face = state.face(id).orElseThrow();
                Kernel.in(java.nio.file.Path.of(plug.guest()), () -> {
                    IpBatch.lines(false, Guest.lines(face, subnet(state.network(), face), plug.device()), false);
                    return true;
                });
            }
        });
    }

    private static Network.Subnet subnet(Network network, Network.Interface face) {
        return network.subnets().stream()
                .filter(subnet -> subnet.id().equals(face.subnet()))
                .findFirst()
                .orElseThrow();
    }

    private void outside(Change change, Set<String> missing, boolean sure) {
        var device = Names.ofVpc(change.to.network().vpc());
        boolean connected = Plumbing.hasUplink(change.to.network());
        var there = connected ? Set.of(device) : Set.<String>of();
        var fresh = missing.contains(Names.UPLINK) ? Set.of(device) : Set.<String>of();
        if (connected) {
            edge.run(changes(change, sure, edge::items, there, fresh), !sure);
        }
    }

    /** Removes it with all its devices, so that names are free again at once. */
    void remove() {
        if (exists()) {
            Kernel.in(Names.path(namespace), () -> {
                IpBatch.lines(false, List.of("link del " + Plumbing.GROUP), true);
                return true;
            });
        }
        Kernel.remove(namespace);
    }
}
