package io.unkai.planes.network;

/** Where a packet starts or ends. */
public sealed interface Place {
    /** A network interface of a VPC. */
    record Interface(String vpc, String id) implements Place {}

    /** Whatever is no part of any VPC. */
    record Internet() implements Place {}

    /** A service of the cloud inside a VPC's network: metadata, names, a gateway endpoint. */
    record Service(String vpc, String name) implements Place {}

    /** Nowhere: it was dropped. */
    record Nowhere() implements Place {}
}
