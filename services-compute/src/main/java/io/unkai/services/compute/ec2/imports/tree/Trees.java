package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.planes.block.FileTree;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The files that are in archives. */
public final class Trees {
    /** A tar archive of a root file system, compressed with gzip or not. */
    public static final String TAR = "TAR";
    /** A tar archive of an OCI image layout, or what {@code docker save} writes. */
    public static final String OCI = "OCI";
    /** Both. */
    public static final Set<String> FORMATS = Set.of(TAR, OCI);

    /** What even a small archive may become. */
    private static final long LEAST = 64L << 20;
    /** How much larger than an archive what is in it may be. */
    private static final int MOST_RATIO = 100;
    /** A layer is read twice: for what it hides, and for its files. */
    private static final int PASSES = 2;

    private Trees() {}

    /**
     * The files in an archive.
     *
     * @param architecture which of an image's variants, as EC2 says it
     * @throws IOException where it is no such archive
     */
    public static FileTree of(String format, Bytes archive, String architecture) throws IOException {
        long most = PASSES * (archive.size() * MOST_RATIO + LEAST);
        return format.equals(OCI)
                ? OciImage.of(archive, architecture.equals("arm64") ? "arm64" : "amd64", most)
                : target -> TarLayer.makeIn(target, () -> archive.unpacked(new AtomicLong(most)), false);
    }
}
