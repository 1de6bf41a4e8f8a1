package io.unkai.planes.block;

import java.io.IOException;
import java.util.Map;
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

    /** Why nothing more can be written to volumes at this moment and what helps, or nothing. */
    Optional<String> full();

    /** To be called every second: lets machines find their disks full before there is no room for what they need. */
    default void tend() {}

    /** Why no disk can be encrypted here and what helps, or nothing. */
    Optional<String> cannotEncrypt();

    /**
     * The same plane for those who know the keys of some disks. What they make of one whose key is known is encrypted with it; everything else
     * is as what it is made of, encrypted with the same key or plain. What is on an encrypted disk only those reach who know its key.
     *
     * @param keys keys, by the ids of volumes and snapshots
     */
    BlockPlane knowing(Map<String, DiskKey> keys);

    /**
     * Lets machines use a volume; does nothing where they can, as all that is not encrypted.
     *
     * @throws BlockException where its key is not known
     */
    void unlock(String volume);

    /** Lets nothing use an encrypted volume any more; does nothing while a machine uses it. */
    void lock(String volume);

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

    /**
     * Makes a volume of zeros, unless it is there.
     *
     * @param bytes its size, at least 1
     * @throws BlockException if it cannot be made
     */
    void createBlank(String volume, long bytes);

    /**
     * Makes a volume that begins as a snapshot, unless it is there.
     *
     * @param bytes its size; at least the snapshot's
     * @throws BlockException if it cannot be made, for example as there is no such snapshot
     */
    void createFrom(String volume, String snapshot, long bytes);

    /**
     * Makes a volume that begins as a snapshot and that machines boot from, unless it is there. As nobody knows who wrote what is on it,
     * its file system is checked before the host's kernel sees it; it becomes as large as the volume.
     *
     * @param bytes its size; at least the snapshot's
     * @throws BlockException if it cannot be made, for example as there is no file system that a machine could boot from
     */
    void createRoot(String volume, String snapshot, long bytes);

    /**
     * Lets the file system of a volume that machines boot from fill it; does nothing where it does, or while a machine uses it.
     *
     * @throws BlockException if that fails
     */
    void fillRoot(String volume);

    /**
     * Makes a volume larger at once, also while a machine uses it; does nothing where it is as large already.
     *
     * @throws BlockException if it cannot be made larger
     */
    void grow(String volume, long bytes);

    /** The size of a volume in bytes. @throws BlockException where there is none */
    long bytes(String volume);

    /** Removes a volume that no machine uses; does nothing where there is none. */
    void remove(String volume);

    /** The volumes that are here. */
    Set<String> volumes();

    /**
     * Makes a snapshot of what a volume is at this moment, also while a machine writes to it, unless it is there. It is on the disk
     * when this ends.
     *
     * @param snapshot the snapshot's id, {@code snap-...}
     * @throws BlockException if it cannot be made
     */
    void snapshot(String snapshot, String volume);

    /**
     * Makes a snapshot that is a file system with these files, unless it is there; takes up to minutes. Nothing is left where it fails.
     *
     * @param bytes its size
     * @throws BlockException if it cannot be made
     * @throws IOException if the files cannot be read, or cannot be made as they are said to be
     */
    void snapshotOf(String snapshot, long bytes, FileTree files) throws IOException;

    /** Makes a snapshot that is the same as another one, unless it is there. @throws BlockException if it cannot be made */
    void copySnapshot(String snapshot, String source);

    /** Removes a snapshot, or what was begun of it; volumes made of it stay. Does nothing where there is none. */
    void removeSnapshot(String snapshot);

    /** What is in snapshots. */
    SnapshotBlocks contents();

    /** The snapshots that are here. */
    Set<String> snapshots();

    /** Removes all volumes and snapshots; images stay. */
    void removeAll();

    @Override
    void close();
}
