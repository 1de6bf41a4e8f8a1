package io.unkai.planes.network;

/**
 * Packets that passed an interface, or that its groups or its subnet's ACL dropped, counted since they were last asked for.
 *
 * @param interfaceId the interface
 * @param egress whether its guest sent them
 * @param accepted whether they passed
 * @param source where they came from, as the guest sees it
 * @param destination where they went, as the guest sees it
 * @param protocol the number of the protocol
 * @param sourcePort 0 where the protocol has no ports
 * @param destinationPort likewise
 * @param packets how many
 * @param bytes with the headers of IP
 */
public record Flow(
        String interfaceId,
        boolean egress,
        boolean accepted,
        Ip source,
        Ip destination,
        int protocol,
        int sourcePort,
        int destinationPort,
        long packets,
        long bytes) {}
