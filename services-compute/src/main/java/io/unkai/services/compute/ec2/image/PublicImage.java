package io.unkai.services.compute.ec2.image;

import io.unkai.planes.block.Image;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image that everyone may launch.
 *
 * @param name as its owner calls it, for example {@code debian-12-amd64-20261101-2281}
 * @param description in words
 * @param architecture {@code x86_64} or {@code arm64}
 * @param created when, in ISO 8601
 * @param image the operating system
 */
public record PublicImage(String name, String description, String architecture, String created, Image image) {
    /** The account of Debian at AWS. */
    public static final String OWNER = "136693071363";

    /** Where the root volume is attached. */
    public static final String ROOT_DEVICE = "/dev/xvda";

    /** GiB of a root volume that nobody asked a size for. */
    public static final int ROOT_GIBIBYTES = 8;

    private static final int ID_BYTES = 8;

    /** The id, which is another one in each region but always the same there. */
    public String id(String region) {
        return "ami-0" + hex(region + ' ' + name, ID_BYTES);
    }

    /** The id of the snapshot that it was made of, likewise. */
    public String snapshot(String region) {
        return "snap-0" + hex(region + " snapshot " + name, ID_BYTES);
    }

    private static String hex(String text, int bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
