package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What tells a machine its own memory, processors and load, where the kernel would tell those of the host: lxcfs, a file system that
 * only the machine and what watches over it see. Each machine has one, as it is to be in the machine's own time. Without that program
 * machines see the host's.
 */
final class OwnSizes {
    private static final String PROGRAM = "lxcfs";
    private static final Path FOLDER = GuestDevices.NODES.resolve("sizes");
    private static final Path KERNEL = Path.of("/proc");
    private static final List<String> FILES = List.of("cpuinfo", "loadavg", "meminfo", "stat", "swaps");

    private OwnSizes() {}

    private static Path file(String name) {
        return FOLDER.resolve("proc").resolve(name);
    }

    /** Makes room for it, where the kernel's files are until it is there; called in the mounts of what watches over a machine. */
    static void place() throws IOException {
        Files.createDirectories(FOLDER.resolve("proc"));
        for (var name : FILES) {
            Files.createSymbolicLink(file(name), KERNEL.resolve(name));
        }
    }

    /** What is mounted in the machine, for its configuration. */
    static List<Map<String, Object>> mounts() {
        return FILES.stream()
                .map(name -> Bundle.bind(KERNEL.resolve(name), file(name), "nosuid", "nodev", "noexec"))
                .toList();
    }

    /** The words of the program, if the host has it. It notes its process in the machine's folder. */
    static List<String> program(Folder folder) {
        return Tools.find(PROGRAM).isEmpty()
                ? List.of()
                : List.of(PROGRAM, "--enable-loadavg", note(folder), FOLDER.toString());
    }

    /** The word among these by which a machine's is known. */
    static String note(Folder folder) {
        return "--pidfile=" + folder.file(Folder.SIZES);
    }

    /** Waits in a shell until it is there, but not for ever: a machine boots without it, too. */
    static String await() {
        return "i=0; while [ -L " + file(FILES.getFirst()) + " ] && [ $((i += 1)) -le 300 ]; do sleep 0.01; done\n";
    }
}
