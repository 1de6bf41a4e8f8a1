package io.unkai.services.compute.ec2.lease;

/** Numbers of DHCPv6 (RFC 8415). */
final class Codes6 {
    static final int SOLICIT = 1;
    static final int ADVERTISE = 2;
    static final int REQUEST = 3;
    static final int CONFIRM = 4;
    static final int RENEW = 5;
    static final int REBIND = 6;
    static final int REPLY = 7;
    static final int RELEASE = 8;
    static final int DECLINE = 9;
    static final int INFORM = 11;

    static final int CLIENT = 1;
    static final int SERVER = 2;
    static final int ADDRESSES = 3;
    static final int ADDRESS = 5;
    static final int WANTED = 6;
    static final int STATUS = 13;
    static final int RAPID = 14;
    static final int NAME_SERVERS = 23;
    static final int DOMAINS = 24;

    static final int SUCCESS = 0;
    static final int NO_ADDRESS = 2;
    static final int NOT_ON_LINK = 4;

    private Codes6() {}
}
