package io.unkai.planes.linux.network;

import io.unkai.planes.linux.network.State.Plug;
import io.unkai.planes.network.Flow;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Peering;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.NetworkPlane;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Networks made of namespaces, virtual devices, routes and nftables of this host. Needs root. */
public final class LinuxNetworkPlane implements NetworkPlane {
    private static final Logger LOG = Logger.getLogger(LinuxNetworkPlane.class.getName());
    private final Names names;
    private final StateFiles files;
    private final Edge edge;
    private final OwnGuests own;
    private final Locks locks = new Locks();
    /** What this process made itself, so that only what changes has to be touched. */
    private final Map<String, State> sure = new ConcurrentHashMap<>();

    private final Map<String, Router> routers = new ConcurrentHashMap<>();
    private final Map<String, LinuxGuestSockets> sockets = new ConcurrentHashMap<>();

    /**
     * The plane of one cloud.
     *
     * @param folder where it remembers what it made; two planes on one folder are the same cloud
     * @param internet what the internet of this cloud is
     */
    public LinuxNetworkPlane(Path folder, Internet internet) {
        this.names = Names.of(folder);
        this.own = new OwnGuests(names);
        this.files = new StateFiles(folder);
        this.edge = new Edge(names, internet, folder);
    }

    @Override
    public Optional<String> unavailable() {
        return Needs.missing().or(edge::taken);
    }

    @Override
    public void apply(Network network) {
        Names.checkVpc(network.vpc());
        var touched = new TreeSet<>(peers(network));
        current(network.vpc()).ifPresent(state -> touched.addAll(peers(state.network())));
        locked(network.vpc(), touched, () -> {
            var before = current(network.vpc());
            var state = before.map(one -> one.with(network)).orElseGet(() -> State.of(network));
            var made = bring(own.withNats(state.with(mutual(network))), Set.of());
            before.ifPresent(one -> own.remove(one, network));
            touched.forEach(peer -> adjust(peer, made));
        });
    }

    private static List<String> peers(Network network) {
        return network.peerings().stream().map(Peering::peer).toList();
    }

    private void locked(String vpc, Set<String> others, Runnable work) {
        var all = new HashSet<>(others);
        all.add(vpc);
        try {
            locks.with(all, work);
        } catch (IllegalArgumentException e) {
            throw new NetworkException("the network of " + vpc + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The guests that are still there. */
    private static Map<String, Plug> living(State state) {
        var living = new TreeMap<>(state.plugs());
        living.values().removeIf(plug -> Kernel.inode(Path.of(plug.guest())) != plug.inode());
        return living;
    }

    /** The peerings that both sides have. */
    private Set<String> mutual(Network network) {
        var up = new TreeSet<String>();
        for (var peering : network.peerings()) {
            var back = new Peering(peering.id(), network.vpc());
            boolean known = current(peering.peer())
                    .map(peer -> peer.network().peerings().contains(back))
                    .orElse(false);
            if (known && router(peering.peer()).exists()) {
                up.add(peering.id());
            }
        }
        return up;
    }

    /** A peer whose peerings came up or went down by what was done to another VPC. */
    private void adjust(String vpc, Set<String> made) {
        current(vpc).filter(_ -> router(vpc).exists()).ifPresent(state -> {
            var up = mutual(state.network());
            var fresh = new TreeSet<String>();
            up.stream().map(Names::ofPeering).filter(made::contains).forEach(fresh::add);
            if (!up.equals(state.peerings()) || !fresh.isEmpty()) {
                bring(state.with(up), fresh);
            }
        });
    }

    /** Makes a state real, but for guests that died; what fails half-way is remembered and repaired by the next call. */
    private Set<String> bring(State wanted, Set<String> fresh) {
        var to = wanted.with(living(wanted));
        check(to);
        var vpc = to.network().vpc();
        var known = sure.remove(vpc);
        var saved = known == null ? files.read(vpc) : new StateFiles.Saved(known, null);
        files.begin(vpc, to);
        boolean same = known != null && known.equals(to) && fresh.isEmpty();
        var made = bring(saved, to, known != null && !same, fresh);
        files.end(vpc);
        sure.put(vpc, to);
        return made;
    }

    private Set<String> bring(StateFiles.Saved saved, State to, boolean isSure, Set<String> fresh) {
        var router = router(to.network().vpc());
        boolean interrupted = saved.pending() != null;
        if (isSure) {
            try {
                return router.bring(new Router.Change(saved.all(), to, true, false, fresh));
            } catch (NetworkException e) {
                LOG.log(
                        Level.WARNING,
                        "repairing the network of " + to.network().vpc(),
                        e);
                interrupted = true;
            }
        }
        return router.bring(new Router.Change(saved.all(), to, false, interrupted, fresh));
    }

    /** All names are checked before anything is touched. */
    private static void check(State state) {
        var network = state.network();
        var devices = new HashSet<String>();
        network.interfaces().forEach(face -> devices.add(Names.ofInterface(face.id())));
        network.peerings().forEach(peering -> devices.add(Names.ofPeering(peering.id())));
        if (devices.size() != network.interfaces().size() + network.peerings().size()) {
            throw new IllegalArgumentException("two ids end in the same digits");
        }
        network.groups().forEach(group -> Names.id(group.id()));
        network.acls().forEach(acl -> Names.id(acl.id()));
        network.interfaces().forEach(face -> Mac.checked(face.mac()));
        network.natGateways().forEach(nat -> Names.id(nat.id()));
    }

    private Router router(String vpc) {
        return routers.computeIfAbsent(vpc, _ -> new Router(names, edge, vpc));
    }

    private Optional<State> current(String vpc) {
        var known = sure.get(vpc);
        if (known != null) {
            return Optional.of(known);
        }
        return Optional.ofNullable(files.read(vpc).last());
    }

    @Override
    public void remove(String vpc) {
        var before = current(vpc);
        var touched = new TreeSet<String>();
        before.ifPresent(state -> touched.addAll(peers(state.network())));
        locked(vpc, touched, () -> {
            closeSockets(vpc);
            router(vpc).remove();
            var nothing = Network.empty(vpc, List.of());
            files.read(vpc).all().forEach(state -> own.remove(state, nothing));
            sure.remove(vpc);
            routers.remove(vpc);
            files.delete(vpc);
            touched.forEach(peer -> adjust(peer, Set.of()));
        });
    }

    private void closeSockets(String vpc) {
        var open = sockets.remove(vpc);
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Set<String> vpcs() {
        var vpcs = files.vpcs();
        Kernel.namespaces(names.start() + "vpc-")
                .forEach(name -> vpcs.add(name.substring(names.start().length())));
        return vpcs;
    }

    @Override
    public Optional<Network> live(String vpc) {
        return current(vpc).filter(_ -> router(vpc).exists()).map(State::network);
    }

    @Override
    public void plug(String vpc, String interfaceId, Path guest, String device) {
        locked(vpc, Set.of(), () -> {
            var state = known(vpc);
            long inode = Kernel.inode(Names.guest(guest));
            if (state.face(interfaceId).isEmpty() || state.isNat(interfaceId) || inode == 0) {
                throw new NetworkException(interfaceId + " cannot be plugged into " + guest, null);
            }
            var plug = new Plug(guest.toString(), inode, Names.device(device));
            var plugs = new TreeMap<>(state.plugs());
            boolean other = !plug.equals(plugs.put(interfaceId, plug));
            bring(state.with(plugs), other ? Set.of(Names.ofInterface(interfaceId)) : Set.of());
        });
    }

    @Override
    public void unplug(String vpc, String interfaceId) {
        locked(
                vpc,
                Set.of(),
                () -> current(vpc)
                        .filter(state -> state.plugs().containsKey(interfaceId) && !state.isNat(interfaceId))
                        .ifPresent(state -> {
                            var plugs = new TreeMap<>(state.plugs());
                            plugs.remove(interfaceId);
                            bring(state.with(plugs), Set.of());
                        }));
    }

    private State known(String vpc) {
        return current(vpc)
                .filter(_ -> router(vpc).exists())
                .orElseThrow(() -> new NetworkException("there is no network of " + vpc, null));
    }

    @Override
    public Map<String, String> plugged(String vpc) {
        var plugged = new TreeMap<String, String>();
        current(vpc).filter(_ -> router(vpc).exists()).ifPresent(state -> {
            var devices = router(vpc).devices();
            state.plugs().forEach((id, plug) -> {
                if (!state.isNat(id) && devices.contains(Names.ofInterface(id))) {
                    plugged.put(id, plug.device());
                }
            });
        });
        return plugged;
    }

    @Override
    public boolean isUsed(String vpc, String interfaceId) {
        return current(vpc).map(state -> Guest.uses(state, interfaceId)).orElse(false);
    }

    @Override
    public GuestSockets sockets(String vpc) {
        known(vpc);
        return sockets.computeIfAbsent(vpc, _ -> new LinuxGuestSockets(Names.path(names.router(vpc))));
    }

    @Override
    public GuestSockets sockets(String vpc, String interfaceId) {
        plug(vpc, interfaceId, own.ensure(interfaceId), NatSpace.DEVICE);
        return own.sockets(interfaceId);
    }

    /** Only what this process applied is counted from nothing. */
    @Override
    public List<Flow> flows(String vpc) {
        var state = sure.get(vpc);
        return state == null || state.network().watched().isEmpty()
                ? List.of()
                : router(vpc).flows(state);
    }

    @Override
    public void removeAll() {
        vpcs().forEach(this::remove);
        edge.remove();
        Kernel.namespaces(names.start()).forEach(Kernel::remove);
    }

    /** Networks live on; only the sockets of this process end. */
    @Override
    public void close() {
        Set.copyOf(sockets.keySet()).forEach(this::closeSockets);
        own.close();
    }
}
