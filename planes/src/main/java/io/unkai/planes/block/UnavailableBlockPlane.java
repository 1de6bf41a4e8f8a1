package io.unkai.planes.block;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stands where no volume can be kept: it says why, and does nothing.
 *
 * @param reason why, and what helps
 */
public record UnavailableBlockPlane(String reason) implements BlockPlane {
    @Override
    public Optional<String> unavailable() {
        return Optional.of(reason);
    }

    @Override
    public Optional<String> full() {
        return Optional.empty();
    }

    @Override
    public Optional<String> cannotEncrypt() {
        return Optional.of(reason);
    }

    @Override
    public BlockPlane knowing(Map<String, DiskKey> keys) {
        return this;
    }

    @Override
    public void unlock(String volume) {
        throw refusal();
    }

    @Override
    public void lock(String volume) {
        // There is none.
    }

    @Override
    public void prepare(Image image, Consumer<String> progress) {
        throw refusal();
    }

    @Override
    public boolean isPrepared(Image image) {
        return false;
    }

    @Override
    public long size(Image image) {
        throw refusal();
    }

    @Override
    public void create(String volume, Image image, long bytes) {
        throw refusal();
    }

    @Override
    public void createBlank(String volume, long bytes) {
        throw refusal();
    }

    @Override
    public void createFrom(String volume, String snapshot, long bytes) {
        throw refusal();
    }

    @Override
    public void createRoot(String volume, String snapshot, long bytes) {
        throw refusal();
    }

    @Override
    public void fillRoot(String volume) {
        throw refusal();
    }

    @Override
    public void grow(String volume, long bytes) {
        throw refusal();
    }

    @Override
    public long bytes(String volume) {
        throw refusal();
    }

    @Override
    public void snapshot(String snapshot, String volume) {
        throw refusal();
    }

    @Override
    public void snapshotOf(String snapshot, long bytes, FileTree files) {
        throw refusal();
    }

    @Override
    public void copySnapshot(String snapshot, String source) {
        throw refusal();
    }

    @Override
    public void removeSnapshot(String snapshot) {
        // There is none.
    }

    @Override
    public SnapshotBlocks contents() {
        throw refusal();
    }

    @Override
    public Set<String> snapshots() {
        return Set.of();
    }

    @Override
    public void remove(String volume) {
        // There is none.
    }

    @Override
    public Set<String> volumes() {
        return Set.of();
    }

    @Override
    public void removeAll() {
        // There is none.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    private BlockException refusal() {
        return new BlockException("no volume can be kept here: " + reason, null);
    }
}
