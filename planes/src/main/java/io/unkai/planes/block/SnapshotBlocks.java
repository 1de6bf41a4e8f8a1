package io.unkai.planes.block;

import java.util.List;
import java.util.Set;

/**
 * What is in snapshots, block by block, and snapshots that are written block by block. Those are not among the snapshots of the
 * {@link BlockPlane} before they are complete.
 */
public interface SnapshotBlocks {
    /** Bytes of a block. */
    int SIZE = 512 << 10;

    /**
     * The blocks of a snapshot that may be other than zeros, in order.
     *
     * @param from the first block that is asked for
     * @param most most of them
     * @throws BlockException where there is no such snapshot
     */
    List<Integer> of(String snapshot, int from, int most);

    /**
     * The blocks in which two snapshots differ, in order; what the smaller one does not have is zeros.
     *
     * @throws BlockException where one of them is not there
     */
    List<Integer> changed(String first, String second, int from, int most);

    /** A block of a snapshot; zeros beyond its end. @throws BlockException where there is no such snapshot */
    byte[] read(String snapshot, int index);

    /**
     * Begins a snapshot that is to be written, unless it was begun or is complete.
     *
     * @param parent the snapshot that it begins as, or empty for zeros
     * @param bytes its size; at least the parent's
     * @throws BlockException if it cannot be made
     */
    void begin(String snapshot, String parent, long bytes);

    /**
     * Writes a block of a snapshot that was begun; it is on the disk when this ends.
     *
     * @throws BlockException where there is none, or the block is not within it
     */
    void write(String snapshot, int index, byte[] block);

    /** Makes what was written a snapshot; does nothing where it is one. @throws BlockException where it was not begun */
    void complete(String snapshot);

    /** The snapshots that were begun and are not complete. */
    Set<String> begun();
}
