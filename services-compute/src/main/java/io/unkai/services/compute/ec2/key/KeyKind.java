package io.unkai.services.compute.ec2.key;

/** The kinds of keys that EC2 makes and takes. */
public enum KeyKind {
    /** RSA; new ones have {@value #RSA_BITS} bits. */
    RSA("rsa", "RSA", "ssh-rsa"),
    /** Ed25519. */
    ED25519("ed25519", "Ed25519", "ssh-ed25519");

    /** Bits of a new RSA key. */
    public static final int RSA_BITS = 2048;

    private final String wire;
    private final String algorithm;
    private final String ssh;

    KeyKind(String wire, String algorithm, String ssh) {
        this.wire = wire;
        this.algorithm = algorithm;
        this.ssh = ssh;
    }

    /** What EC2 calls it. */
    public String wire() {
        return wire;
    }

    /** What Java calls it. */
    String algorithm() {
        return algorithm;
    }

    /** What SSH calls it. */
    public String ssh() {
        return ssh;
    }
}
