package io.unkai.planes.linux.network;

import io.unkai.planes.network.Flow;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The router of one VPC: brings its namespace from one state to the next, or from whatever is there. */
final class Router {
    private static final Pattern OURS = Pattern.compile("igw|[ep][0-9a-f]{8,14}");

    private final Names names;
    private final Edge edge;
    private final String namespace;
    /** What the rules are made of now, so that a change need not be worked out from both sides. */
    private @Nullable State ruled;

    private List<Table> tables = List.of();
    private final FlowCounters counters = new FlowCounters();

    Router(Names names, Edge edge, String vpc) {
        this.names = names;
        this.edge = edge;
        this.namespace = names.router(vpc);
    }

    boolean exists() {
        return Kernel.exists(namespace);
    }

    /** What is new of what its watched interfaces saw. */
    List<Flow> flows(State state) {
        return Kernel.in(Names.path(namespace), () -> counters.read(state));
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
     * @param interrupted whether an earlier change may have ended in the middle
     * @param fresh devices that were just made from elsewhere, or that have to be made anew
     */
    record Change(List<State> from, State to, boolean sure, boolean interrupted, Set<String> fresh) {}

    /**
     * Brings it there. What is there already stays untouched.
     *
     * @return the devices that had to be made
     */
    Set<String> bring(Change change) {
        boolean made = !exists();
        if (made) {
            Kernel.create(namespace);
            change.to.plugs().values().forEach(Router::forget);
        }
        if (Plumbing.hasUplink(change.to.network())) {
            edge.ensure();
            if (made) {
                edge.forget(change.to.network().vpc());
            }
        }
        boolean sure = change.sure && !made;
        var missing = Kernel.in(Names.path(namespace), () -> inside(change, sure, made));
        guests(change.to, change.interrupted ? devices() : missing);
        outside(change, missing, sure);
        return missing;
    }

    /** Runs in the namespace: first the rules, so that nothing is ever open. */
    private Set<String> inside(Change change, boolean sure, boolean made) throws Exception {
        if (made) {
            load(change.to, RouterRules.of(change.to), TableText::first);
        } else {
            rules(sure ? change.from.getFirst() : null, change.to);
        }
        if (!sure) {
            Kernel.set(Settings.router());
        }
        var links = links(change.to);
        var there = clear(change, links.keySet());
        var missing = new TreeSet<>(links.keySet());
        missing.removeAll(there);
        var commands = new ArrayList<Item>();
        links.forEach((device, link) -> {
            if (missing.contains(device)) {
                commands.add(Item.of("", link, ""));
            }
        });
        there.addAll(missing);
        var fresh = new HashSet<>(missing);
        fresh.addAll(change.fresh);
        commands.addAll(changes(change, sure, Plumbing::of, there, fresh));
        IpBatch.run(commands, !sure);
        check(links.keySet());
        for (var device : sure ? missing : links.keySet()) {
            if (device.charAt(0) == 'e') {
                Kernel.set(Settings.face(device));
            }
        }
        return missing;
    }

    /** Removes devices that are not to be there, or not as they are; they may vanish by themselves at the same time. */
    private static Set<String> clear(Change change, Set<String> wanted) throws IOException {
        var there = Kernel.devices();
        var lines = new ArrayList<String>();
        for (var device : List.copyOf(there)) {
            boolean anew = device.charAt(0) == 'e' && change.fresh.contains(device);
            if (OURS.matcher(device).matches() && (anew || !wanted.contains(device))) {
                lines.add("link del " + device);
                there.remove(device);
            }
        }
        IpBatch.lines(false, lines, true);
        return there;
    }

    private void check(Set<String> devices) throws IOException {
        var absent = new TreeSet<>(devices);
        absent.removeAll(Kernel.devices());
        if (!absent.isEmpty()) {
            throw new NetworkException("devices could not be made in " + namespace + ": " + absent, null);
        }
    }

    private static List<Item> changes(
            Change change, boolean sure, Function<State, List<Item>> items, Set<String> there, Set<String> fresh) {
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

    private void rules(@Nullable State from, State to) {
        if (from != null && from.equals(ruled) && isRuledAs(to)) {
            ruled = to;
            return;
        }
        var after = RouterRules.of(to);
        if (from != null && from.equals(ruled)) {
            var change = change(tables, after);
            if (change.isEmpty() || Kernel.nft(change).ok()) {
                remember(to, after);
                return;
            }
        }
        load(to, after, TableText::whole);
    }

    private void load(State to, List<Table> rules, Function<Table, String> text) {
        var result = Kernel.nft(rules.stream().map(text).collect(Collectors.joining()));
        if (!result.ok()) {
            throw new NetworkException("nft failed: " + result.errors(), null);
        }
        remember(to, rules);
    }

    /** Guests that come and go change no rules. */
    private boolean isRuledAs(State to) {
        return ruled != null
                && ruled.network().equals(to.network())
                && ruled.subnets().equals(to.subnets());
    }

    private void remember(State state, List<Table> rules) {
        ruled = state;
        tables = rules;
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
        var taken = new HashSet<Integer>();
        var network = state.network();
        if (Plumbing.hasUplink(network)) {
            int index = Names.index(Names.UPLINK, taken);
            links.put(Names.UPLINK, veth(Names.UPLINK, index, Names.ofVpc(network.vpc()), names.edge()));
        }
        for (var peering : network.peerings()) {
            if (state.peerings().contains(peering.id())) {
                var device = Names.ofPeering(peering.id());
                int index = Names.index(device, taken);
                links.put(device, veth(device, index, device, names.router(peering.peer())));
            }
        }
        state.plugs()
                .forEach((id, plug) -> state.face(id).ifPresent(face -> {
                    var device = Names.ofInterface(id);
                    links.put(device, Guest.pair(face, plug, Names.index(device, taken)));
                }));
        return links;
    }

    private static String veth(String here, int index, String there, String namespace) {
        return "link add " + here + " index " + index + " type veth peer name " + there + " netns " + namespace;
    }

    /** A router that is gone takes its guests' ends with it, but not at once. */
    private static void forget(State.Plug plug) {
        Kernel.in(Path.of(plug.guest()), () -> {
            IpBatch.lines(false, List.of("link del " + Names.device(plug.device())), true);
            return true;
        });
    }

    private static void guests(State state, Set<String> made) {
        state.plugs().forEach((id, plug) -> {
            if (made.contains(Names.ofInterface(id))) {
                var face = state.face(id).orElseThrow();
                Kernel.in(Path.of(plug.guest()), () -> {
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
            IpBatch.run(changes(change, sure, edge::hostItems, Set.of(names.host()), Set.of()), !sure);
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
