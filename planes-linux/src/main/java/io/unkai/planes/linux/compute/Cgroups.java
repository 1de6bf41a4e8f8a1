package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.Mounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The control groups of machines. A machine always gets a group of the second version of its own, in which it can make others; its
 * limits are there, or in groups of the first version that it does not see, where the host has its controllers there.
 */
final class Cgroups {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String GROUP = "unkai";
    private static final String PROCESSES = "cgroup.procs";
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "memory", "pids", "io");
    private static final List<String> FIRST_CONTROLLERS =
            List.of("cpu", "cpuacct", "cpuset", "memory", "pids", "blkio", "freezer");
    private static final int PERIOD = 100_000;
    private static final int MOST_TRIES = 400;

    private final boolean unified = Files.exists(ROOT.resolve("cgroup.controllers"));
    private final Path second = unified ? ROOT : ROOT.resolve("unified");

    /** Where processes of a machine find its group once only the second version is mounted. */
    static Path inside(String id) {
        return ROOT.resolve(GROUP).resolve(id);
    }

    /** Makes the group of the processes that watch over machines, and says what puts a process into it. */
    Path supervisors() throws IOException {
        Path group = Files.createDirectories(second.resolve(GROUP).resolve("supervisors"));
        return group.resolve(PROCESSES);
    }

    /** Whether machines can have a group here. */
    boolean isAvailable() {
        return Files.exists(second.resolve(PROCESSES));
    }

    /** Whether the host has its controllers in the first version. */
    boolean isHybrid() {
        return !unified;
    }

    /** Shows control groups of the second version only, to a container and to the runtime that makes it. Called in mounts of their own. */
    void showSecond() throws IOException {
        if (isHybrid()) {
            Mounts.mount("cgroup2", ROOT, "cgroup2", 0);
        }
    }

    /** The same in a shell. */
    String showingSecond() {
        return isHybrid() ? "mount -t cgroup2 cgroup2 " + ROOT + '\n' : "";
    }

    /** Makes a machine's group; with its limits, if they are there. */
    void make(Machine machine, int owner, String cpus) throws IOException {
        Path parent = second.resolve(GROUP);
        Path own = parent.resolve(machine.id());
        if (unified) {
            Files.createDirectories(parent);
            enable(ROOT);
            enable(parent);
        }
        Files.createDirectories(own);
        for (String file : List.of(".", PROCESSES, "cgroup.threads", "cgroup.subtree_control")) {
            Path given = own.resolve(file);
            Files.setAttribute(given, "unix:uid", owner);
            Files.setAttribute(given, "unix:gid", owner);
        }
        if (unified) {
            write(own, "cpuset.cpus", cpus);
            write(own, "cpu.max", machine.vcpus() * PERIOD + " " + PERIOD);
            write(own, "memory.max", Long.toString(machine.memory()));
            write(own, "memory.swap.max", "0");
            write(own, "pids.max", Integer.toString(machine.processes()));
        } else {
            makeFirst(machine, cpus);
        }
    }

    private static void makeFirst(Machine machine, String cpus) throws IOException {
        for (String controller : FIRST_CONTROLLERS) {
            Path root = ROOT.resolve(controller);
            if (Files.exists(root.resolve(PROCESSES))) {
                Path own = Files.createDirectories(root.resolve(GROUP).resolve(machine.id()));
                limit(machine, cpus, controller, own);
            }
        }
    }

    /** Puts a process into the group that a machine sees, and under its limits. */
    void join(String id, long process) throws IOException {
        for (Path group : all(id)) {
            if (Files.isDirectory(group)) {
                write(group, PROCESSES, Long.toString(process));
            }
        }
    }

    /**
     * What puts a process into a machine's groups. To be written to without a pause between: it is the first that the kernel takes its
     * time for.
     */
    List<Path> entrances(String id) {
        return all(id).stream()
                .filter(Files::isDirectory)
                .map(group -> group.resolve(PROCESSES))
                .toList();
    }

    private static void limit(Machine machine, String cpus, String controller, Path own) throws IOException {
        switch (controller) {
            case "cpu" -> {
                write(own, "cpu.cfs_period_us", Integer.toString(PERIOD));
                write(own, "cpu.cfs_quota_us", Integer.toString(machine.vcpus() * PERIOD));
            }
            case "cpuset" -> {
                Path root = ROOT.resolve(controller);
                for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
                    copy(root.resolve(file), root.resolve(GROUP).resolve(file));
                }
                copy(root.resolve("cpuset.mems"), own.resolve("cpuset.mems"));
                write(own, "cpuset.cpus", cpus);
            }
            case "memory" -> {
                write(own, "memory.limit_in_bytes", Long.toString(machine.memory()));
                if (Files.exists(own.resolve("memory.memsw.limit_in_bytes"))) {
                    write(own, "memory.memsw.limit_in_bytes", Long.toString(machine.memory()));
                }
            }
            case "pids" -> write(own, "pids.max", Integer.toString(machine.processes()));
            default -> {
                // The group itself is all that is needed.
            }
        }
    }

    /** Nanoseconds of processor time that a machine used. */
    long used(String id) throws IOException {
        if (!unified) {
            return Long.parseLong(read(ROOT.resolve("cpuacct").resolve(GROUP).resolve(id), "cpuacct.usage"));
        }
        return read(inside(id), "cpu.stat")
                .lines()
                .filter(line -> line.startsWith("usage_usec "))
                .mapToLong(line -> Long.parseLong(line.substring("usage_usec ".length())) * 1000)
                .findFirst()
                .orElse(0);
    }

    /** Limits a machine to this many hundredths of a processor. */
    void limit(String id, int hundredths) throws IOException {
        int quota = Math.max(1, hundredths) * (PERIOD / 100);
        if (unified) {
            write(inside(id), "cpu.max", quota + " " + PERIOD);
        } else {
            write(ROOT.resolve("cpu").resolve(GROUP).resolve(id), "cpu.cfs_quota_us", Integer.toString(quota));
        }
    }

    /** Where machines are limited in how fast they use devices. */
    DiskGroups disks() {
        return new DiskGroups(unified);
    }

    /** Ends all processes of a machine, if the kernel can do so at once. */
    void kill(String id) throws IOException {
        Path kill = second.resolve(GROUP).resolve(id).resolve("cgroup.kill");
        if (Files.exists(kill)) {
            Files.writeString(kill, "1");
        }
    }

    /** Removes a machine's groups, once its processes are gone. */
    void remove(String id) throws IOException {
        for (Path group : all(id)) {
            removeTree(group);
        }
    }

    /** Removes the groups that machines had in common, where nobody is in them any more. */
    void tidy() throws IOException {
        var common = new ArrayList<>(List.of(second.resolve(GROUP).resolve("supervisors"), second.resolve(GROUP)));
        if (!unified) {
            FIRST_CONTROLLERS.forEach(
                    controller -> common.add(ROOT.resolve(controller).resolve(GROUP)));
        }
        for (Path group : common) {
            if (Files.isDirectory(group) && isEmpty(group)) {
                Files.delete(group);
            }
        }
    }

    private static boolean isEmpty(Path group) throws IOException {
        try (Stream<Path> files = Files.list(group)) {
            return files.noneMatch(Files::isDirectory) && read(group, PROCESSES).isEmpty();
        }
    }

    private List<Path> all(String id) {
        var groups = new ArrayList<Path>(List.of(second.resolve(GROUP).resolve(id)));
        if (!unified) {
            FIRST_CONTROLLERS.forEach(controller ->
                    groups.add(ROOT.resolve(controller).resolve(GROUP).resolve(id)));
        }
        return groups;
    }

    private static void removeTree(Path group) throws IOException {
        if (!Files.isDirectory(group)) {
            return;
        }
        List<Path> children;
        try (Stream<Path> files = Files.list(group)) {
            children = files.filter(Files::isDirectory).toList();
        }
        for (Path child : children) {
            removeTree(child);
        }
        for (int tries = 0; ; tries++) {
            try {
                Files.deleteIfExists(group);
                return;
            } catch (DirectoryNotEmptyException e) {
                throw e;
            } catch (FileSystemException e) {
                // Processes that just ended are still counted for a moment.
                if (tries == MOST_TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void enable(Path group) throws IOException {
        var there = List.of(Files.readString(group.resolve("cgroup.controllers"), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1));
        for (String controller : CONTROLLERS) {
            if (there.contains(controller)) {
                write(group, "cgroup.subtree_control", "+" + controller);
            }
        }
    }

    private static String read(Path group, String file) throws IOException {
        return Files.readString(group.resolve(file), StandardCharsets.US_ASCII).strip();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.writeString(to, Files.readString(from, StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    static void write(Path group, String file, String value) throws IOException {
        try {
            Files.writeString(group.resolve(file), value, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new IOException("this kernel has no " + file + " for control groups", e);
        }
    }
}
