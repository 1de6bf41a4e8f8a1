package io.unkai.planes.block;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps volumes. Every call may be made again at any time, after a crash in the middle as well. What a volume begins as is shared with
 * it until either is written to.
 */
public interface BlockPlane extends AutoCloseable {
    /** Whether volumes can be kept here, and if not why and what helps. */
    Optional<String> unavailable();

    /**
     * Makes an image, unless it is there: takes up to minutes, and needs the network the first time.
     *
     * @param image which one
     * @param progress told what is being done
     * @throws BlockException if it cannot be made; the message says what helps
     */
    void prepare(Image image, Consumer<String> progress);

    /** Whether an image is there. */
    boolean isPrepared(Image image);

    /** Bytes that a volume of an image has at least. */
    long size(Image image);

    /**
     * Makes a volume that begins as an image, unless it is there.
     *
     * @param volume the volume's id, {@code vol-...}
     * @param bytes its size; at least the image's
     * @throws BlockException if it cannot be made
     */
    void create(String volume, Image image, long bytes);

    /** Removes a volume that no machine uses; does nothing where there is none. */
    void remove(String volume);

    /** The volumes that are here. */
    Set<String> volumes();

    /** Removes all volumes; images stay. */
    void removeAll();

    @Override
    void close();
}
