package io.unkai.planes.network;

import java.util.List;

/**
 * A security group: what is not allowed is dropped, answers to what was allowed pass.
 *
 * @param ingress what its members may receive
 * @param egress what its members may send
 */
public record SecurityGroup(String id, List<Rule> ingress, List<Rule> egress) {
    /** Copies the lists. */
    public SecurityGroup {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /**
     * Allows something.
     *
     * @param id the rule's id, {@code sgr-...}
     */
    public record Rule(String id, Traffic traffic, Peer peer) {}

    /** Whom a rule allows; prefix lists are blocks already. */
    public sealed interface Peer {
        /** Addresses. */
        record Block(Cidr cidr) implements Peer {}

        /** The members of a group, of this VPC or of a peered one. */
        record Group(String id) implements Peer {}
    }
}
