package io.unkai.planes.network;

/**
 * Which packets a rule is about.
 *
 * @param protocol the IP protocol number, or {@value #ALL}
 * @param from the first destination port of TCP and UDP, or the ICMP type, or {@value #ALL}; of no meaning for other protocols
 * @param to the last destination port, or the ICMP code, or {@value #ALL}
 */
public record Traffic(int protocol, int from, int to) {
    /** Every protocol, port, type or code. */
    public static final int ALL = -1;
    /** The protocol number of ICMP. */
    public static final int ICMP = 1;
    /** The protocol number of TCP. */
    public static final int TCP = 6;
    /** The protocol number of UDP. */
    public static final int UDP = 17;
    /** The protocol number of ICMP for IPv6. */
    public static final int ICMP6 = 58;

    /** Every packet. */
    public static final Traffic ANY = new Traffic(ALL, ALL, ALL);

    /** One port of TCP. */
    public static Traffic tcp(int port) {
        return new Traffic(TCP, port, port);
    }

    /** Whether the numbers are ports. */
    public boolean hasPorts() {
        return protocol == TCP || protocol == UDP;
    }

    /** Whether the numbers are a type and a code. */
    public boolean isIcmp() {
        return protocol == ICMP || protocol == ICMP6;
    }
}
