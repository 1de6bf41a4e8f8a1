package io.unkai.services.compute.ec2.dns;

/** Numbers of the protocol (RFC 1035, RFC 6891). */
final class Codes {
    static final int OK = 0;
    static final int MALFORMED = 1;
    static final int FAILURE = 2;
    static final int NO_NAME = 3;
    static final int UNKNOWN_OPERATION = 4;
    static final int REFUSED = 5;
    static final int BAD_VERSION = 16;

    static final int A = 1;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int OPT = 41;
    static final int INCREMENTAL_TRANSFER = 251;
    static final int TRANSFER = 252;
    static final int ANY = 255;

    static final int INTERNET = 1;

    private Codes() {}
}
