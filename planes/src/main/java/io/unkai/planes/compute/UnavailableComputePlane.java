package io.unkai.planes.compute;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stands where no machine can run: it says why, and does nothing.
 *
 * @param reason why, and what helps
 */
public record UnavailableComputePlane(String reason) implements ComputePlane {
    @Override
    public Optional<String> unavailable() {
        return Optional.of(reason);
    }

    @Override
    public Optional<String> cannotVirtualize() {
        return Optional.of(reason);
    }

    @Override
    public Capacity capacity() {
        return new Capacity(0, 0);
    }

    @Override
    public Path create(Machine machine) {
        throw refusal();
    }

    @Override
    public void start(String id) {
        throw refusal();
    }

    @Override
    public void powerOff(String id) {
        // There is none.
    }

    @Override
    public boolean rebootsUnseen(String id) {
        return false;
    }

    @Override
    public void reboot(String id) {
        // There is none.
    }

    @Override
    public void cutPower(String id) {
        // There is none.
    }

    @Override
    public void remove(String id) {
        // There is none.
    }

    @Override
    public MachineState state(String id) {
        return MachineState.ABSENT;
    }

    @Override
    public Set<String> machines() {
        return Set.of();
    }

    @Override
    public long processorTime(String id) {
        return 0;
    }

    @Override
    public void limitProcessors(String id, int hundredths) {
        // There is none.
    }

    @Override
    public void attach(String id, String volume, String device, boolean shared) {
        throw refusal();
    }

    @Override
    public boolean detach(String id, String device, boolean force) {
        return true;
    }

    @Override
    public void limitVolume(String id, String volume, VolumeLimit limit) {
        // There is none.
    }

    @Override
    public Map<String, String> attached(String id) {
        return Map.of();
    }

    @Override
    public byte[] console(String id, int most) {
        return new byte[0];
    }

    @Override
    public AutoCloseable watch(Consumer<String> changed) {
        return () -> {};
    }

    @Override
    public void removeAll() {
        // There is none.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    private ComputeException refusal() {
        return new ComputeException("no machine can run here: " + reason, null);
    }
}
