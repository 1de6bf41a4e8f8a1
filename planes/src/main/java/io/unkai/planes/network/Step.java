package io.unkai.planes.network;

/**
 * One decision about a packet.
 *
 * @param vpc in which VPC it was taken
 * @param element the id of what decided: an interface, group, ACL, route table, gateway
 * @param detail which part of it: a rule's id, an entry's number, a route; or why nothing of it fitted
 * @param passed whether the packet went on
 */
public record Step(String vpc, Kind kind, String element, String detail, boolean passed) {
    /** What decided. */
    public enum Kind {
        /** May the interface send from this address. */
        SOURCE_CHECK,
        /** The outgoing rules of the sender's groups. */
        EGRESS_GROUP,
        /** The outgoing entries of a subnet's ACL. */
        EGRESS_ACL,
        /** The route table of a subnet. */
        ROUTE,
        /** An internet, NAT or egress-only gateway, or an endpoint. */
        GATEWAY,
        /** A peering. */
        PEERING,
        /** The ingoing entries of a subnet's ACL. */
        INGRESS_ACL,
        /** The ingoing rules of the receiver's groups. */
        INGRESS_GROUP,
        /** The interface that receives it. */
        DELIVERY
    }

    @Override
    public String toString() {
        return (passed ? "pass " : "DROP ") + kind + " " + element + (detail.isEmpty() ? "" : ": " + detail);
    }
}
