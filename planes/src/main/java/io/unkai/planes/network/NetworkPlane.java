package io.unkai.planes.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes VPC networks real. Every call brings something to a desired state and may be made again at any time, after a crash in the
 * middle as well; calls for different VPCs may come at the same time, those for one are ordered by the plane.
 *
 * <p>Networks and the guests plugged into them live on when this process ends; a new plane on the same state sees them.
 */
public interface NetworkPlane extends AutoCloseable {
    /** Whether networks can be made here, and if not why and what helps. */
    Optional<String> unavailable();

    /**
     * Makes a VPC's network what this says, its rules from one moment to the next. Interfaces that are gone are unplugged.
     *
     * @throws NetworkException if that is not possible; what was made before stays or is repaired by the next call
     */
    void apply(Network network);

    /** Removes a VPC's network with all that is plugged into it; does nothing where there is none. */
    void remove(String vpc);

    /** The ids of the VPCs that have a network here. */
    Set<String> vpcs();

    /** What was last applied and still is in force, or nothing. */
    Optional<Network> live(String vpc);

    /**
     * Plugs a guest into an interface: the guest's network namespace gets a device with the interface's MAC and addresses, its
     * default route and an MTU. A guest that was plugged into it before loses it.
     *
     * @param vpc a VPC whose network was applied
     * @param interfaceId one of its interfaces
     * @param guest the guest's network namespace, by a path such as {@code /proc/PID/ns/net}
     * @param device the device's name in the guest, for example {@code eth0}
     */
    void plug(String vpc, String interfaceId, Path guest, String device);

    /** Takes an interface away from its guest; does nothing where it is not plugged. */
    void unplug(String vpc, String interfaceId);

    /** Which interfaces of a VPC are plugged, and as which device of their guests. */
    Map<String, String> plugged(String vpc);

    /** Whether the guest that is plugged into an interface has its device up and uses the interface's first address. */
    boolean isUsed(String vpc, String interfaceId);

    /** Sockets inside a VPC's network, for what the cloud itself serves there: metadata, names. */
    GuestSockets sockets(String vpc);

    /**
     * Plugs a guest of the cloud's own into an interface, where it is not, and answers sockets at the interface's addresses. Packets
     * reach it as they reach any guest. It goes with the interface, and its sockets with it.
     *
     * @param interfaceId an interface of a network that was applied, with no other guest
     */
    GuestSockets sockets(String vpc, String interfaceId);

    /**
     * What the watched interfaces of a VPC saw since this was last asked; what was never asked for is forgotten after a while, and at
     * a restart. What guests say to the cloud's own services for them is left out.
     */
    List<Flow> flows(String vpc);

    /** Removes every network that this plane made on the machine. */
    void removeAll();

    @Override
    void close();
}
