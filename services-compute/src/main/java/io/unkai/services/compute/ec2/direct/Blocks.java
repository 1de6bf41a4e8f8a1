package io.unkai.services.compute.ec2.direct;

import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The blocks of a snapshot, counted and checked. */
final class Blocks {
    private static final long GIBIBYTE = 1L << 30;

    private Blocks() {}

    /** Whether a snapshot is large enough to have a block. */
    static boolean within(StoredSnapshot snapshot, int index) {
        return index >= 0 && (long) index * SnapshotBlocks.SIZE < snapshot.gibibytes() * GIBIBYTE;
    }

    /** The checksum of a block. */
    static String checksum(byte[] block) {
        return Base64.getEncoder().encodeToString(sha256().digest(block));
    }

    /** The checksum of the checksums of all blocks, in order. */
    static String linear(List<String> checksums) {
        var digest = sha256();
        checksums.forEach(one -> digest.update(Base64.getDecoder().decode(one)));
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
