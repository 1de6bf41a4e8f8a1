package io.unkai.services.compute.ec2.lease;

/** Numbers of DHCP, as RFC 2132 and its successors assign them. */
final class Codes {
    static final int DISCOVER = 1;
    static final int OFFER = 2;
    static final int REQUEST = 3;
    static final int DECLINE = 4;
    static final int ACK = 5;
    static final int NAK = 6;
    static final int RELEASE = 7;
    static final int INFORM = 8;

    static final int PAD = 0;
    static final int MASK = 1;
    static final int ROUTERS = 3;
    static final int NAME_SERVERS = 6;
    static final int HOST_NAME = 12;
    static final int DOMAIN = 15;
    static final int MTU = 26;
    static final int BROADCAST = 28;
    static final int TIME_SERVERS = 42;
    static final int NETBIOS_SERVERS = 44;
    static final int NETBIOS_TYPE = 46;
    static final int REQUESTED = 50;
    static final int SECONDS = 51;
    static final int OVERLOAD = 52;
    static final int TYPE = 53;
    static final int SERVER = 54;
    static final int WANTED = 55;
    static final int MAX_SIZE = 57;
    static final int RENEWAL = 58;
    static final int REBINDING = 59;
    static final int CLIENT = 61;
    static final int END = 255;

    private Codes() {}
}
