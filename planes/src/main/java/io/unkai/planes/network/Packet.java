package io.unkai.planes.network;

import java.util.Optional;

/**
 * A packet, or all packets of a connection that differ only in ports that nobody chose.
 *
 * @param protocol the IP protocol number
 */
public record Packet(Ip source, Ip destination, int protocol, Content content) {
    /** The ports that the senders of connections may have, on any operating system. */
    public static final Ports EPHEMERAL = new Ports(1024, 65_535);

    private static final int PING4 = 8;
    private static final int PONG4 = 0;
    private static final int PING6 = 128;
    private static final int PONG6 = 129;

    /** What a packet has inside. */
    public sealed interface Content {
        /** Of TCP and UDP. */
        record Segment(Ports from, Ports to) implements Content {}

        /** Of ICMP. */
        record Message(int type, int code) implements Content {}

        /** Of any other protocol. */
        record Other() implements Content {}
    }

    /** Ports from the first to the last, 0 to 65535. */
    public record Ports(int first, int last) {
        /** Checks the order. */
        public Ports {
            if (first < 0 || first > last || last > 65_535) {
                throw new IllegalArgumentException(first + "-" + last + " are not ports");
            }
        }

        /** One port. */
        public static Ports of(int port) {
            return new Ports(port, port);
        }
    }

    /** The first packet of a connection by TCP. */
    public static Packet tcp(Ip source, Ip destination, int port) {
        return new Packet(source, destination, Traffic.TCP, new Content.Segment(EPHEMERAL, Ports.of(port)));
    }

    /** A packet by UDP. */
    public static Packet udp(Ip source, Ip destination, int port) {
        return new Packet(source, destination, Traffic.UDP, new Content.Segment(EPHEMERAL, Ports.of(port)));
    }

    /** An echo request. */
    public static Packet ping(Ip source, Ip destination) {
        return destination.v6()
                ? new Packet(source, destination, Traffic.ICMP6, new Content.Message(PING6, 0))
                : new Packet(source, destination, Traffic.ICMP, new Content.Message(PING4, 0));
    }

    /** What the receiver answers; nothing for messages of ICMP that have no answer. */
    public Optional<Packet> answer() {
        return switch (content) {
            case Content.Segment(Ports from, Ports to) -> back(new Content.Segment(to, from));
            case Content.Message(int type, int _)
            when type == PING4 && protocol == Traffic.ICMP -> back(new Content.Message(PONG4, 0));
            case Content.Message(int type, int _)
            when type == PING6 && protocol == Traffic.ICMP6 -> back(new Content.Message(PONG6, 0));
            case Content.Message _ -> Optional.empty();
            case Content.Other _ -> back(content);
        };
    }

    private Optional<Packet> back(Content answer) {
        return Optional.of(new Packet(source, destination, protocol, answer)
                .from(destination)
                .to(source));
    }

    /** The same with another source. */
    public Packet from(Ip ip) {
        return new Packet(ip, destination, protocol, content);
    }

    /** The same to another destination. */
    public Packet to(Ip ip) {
        return new Packet(source, ip, protocol, content);
    }
}
