package io.unkai.planes.linux.network;

import io.unkai.planes.network.NetworkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What things are called on the host. All names begin with {@value #PREFIX} and a tag of their cloud, so that two clouds on one host do not
 * meet; inside a namespace they need not.
 *
 * @param tag six hexadecimal digits
 */
record Names(String tag) {
    static final String PREFIX = "unkai";
    /** The device that leads to the internet, in a router. */
    static final String UPLINK = "igw";

    private static final Path FOLDER = Path.of("/run/netns");
    private static final Pattern ID = Pattern.compile("[a-z]+-[0-9a-f]{8,17}");
    private static final Pattern DEVICE = Pattern.compile("[a-z][a-z0-9]{0,14}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/._-]+");
    private static final int MOST_DIGITS = 14;
    private static final int TAG_BYTES = 3;
    private static final int FIRST_INDEX = 1 << 28;
    private static final int INDEX_DIGITS = 7;

    /** The names of the cloud that keeps its state in this folder. */
    static Names of(Path state) {
        return new Names(hash(state.toAbsolutePath().normalize().toString()).substring(0, 2 * TAG_BYTES));
    }

    /** The first 16 hexadecimal digits of a text's hash. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is no id of AWS's form never becomes a name. */
    static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is not an id");
        }
        return id;
    }

    static String device(String name) {
        if (!DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a device");
        }
        return name;
    }

    static Path guest(Path namespace) {
        if (!PATH.matcher(namespace.toString()).matches()) {
            throw new IllegalArgumentException("'" + namespace + "' is not the path of a namespace");
        }
        return namespace;
    }

    /** What all namespaces of this cloud begin with. */
    String start() {
        return PREFIX + "-" + tag + "-";
    }

    String router(String vpc) {
        return start() + id(vpc);
    }

    String nat(String gateway) {
        return start() + id(gateway);
    }

    /** The namespace of the cloud's own guest at an interface. */
    String own(String interfaceId) {
        return start() + "own-" + id(interfaceId);
    }

    String edge() {
        return start() + "edge";
    }

    /** The host's device to the internet of its clouds. */
    String host() {
        return PREFIX + "-" + tag;
    }

    static Path path(String namespace) {
        return FOLDER.resolve(namespace);
    }

    static Path folder() {
        return FOLDER;
    }

    /** An interface's device in its router. */
    static String ofInterface(String id) {
        return "e" + digits(id);
    }

    /** A peering's device in both its routers. */
    static String ofPeering(String id) {
        return "p" + digits(id);
    }

    /** A VPC's device in the edge. */
    static String ofVpc(String id) {
        return "v" + digits(id);
    }

    /**
     * The number of a device in its router. It is never that of the other end in another namespace: the kernel takes a pair with
     * equal numbers for one that is not linked, and lets its first packets wait for up to a second.
     *
     * @param taken what others have
     */
    static int index(String device, Set<Integer> taken) {
        int index = FIRST_INDEX + Integer.parseInt(hash(device).substring(0, INDEX_DIGITS), 16);
        while (!taken.add(index)) {
            index++;
        }
        return index;
    }

    private static String digits(String id) {
        var digits = id(id).substring(id.indexOf('-') + 1);
        return digits.substring(Math.max(0, digits.length() - MOST_DIGITS));
    }

    /** @throws NetworkException where this is no id of a VPC */
    static void checkVpc(String vpc) {
        try {
            id(vpc);
        } catch (IllegalArgumentException e) {
            throw new NetworkException("the network of '" + vpc + "' cannot be made", e);
        }
    }
}
