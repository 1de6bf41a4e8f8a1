package io.unkai.planes.network;

import java.util.List;

/**
 * A network ACL: the entry with the lowest number that fits decides, else the packet is dropped. It remembers nothing, and sees only
 * what crosses the border of a subnet.
 */
public record NetworkAcl(String id, List<Entry> ingress, List<Entry> egress) {
    /** Copies the lists. */
    public NetworkAcl {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /**
     * One entry.
     *
     * @param number 1 to 32766, unique in its direction
     * @param peer who sends, or for egress who receives
     */
    public record Entry(int number, Traffic traffic, Cidr peer, boolean allow) {}
}
