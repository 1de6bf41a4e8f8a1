package io.unkai.planes.linux.compute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the container of a shell is, in the words of the OCI runtime specification. It is kept apart as a machine is, and has less: no
 * rights on any device or network, no way to gain some, and no network but its own loopback device.
 */
final class ShellBundle {
    /** Only to become an ordinary user, before anything of the user's runs. */
    private static final List<String> CAPABILITIES =
            List.of("CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_NET_ADMIN", "CAP_SETGID", "CAP_SETUID");

    private static final List<String> HIDDEN = List.of(
            "/proc/diskstats",
            "/proc/partitions",
            "/sys/block",
            "/sys/class/block",
            "/sys/class/net",
            "/sys/dev/block");

    private final Bundle machines;
    private final String program;

    /**
     * @param machines says how machines are kept apart
     * @param program what runs first, in Python
     */
    ShellBundle(Bundle machines, String program) {
        this.machines = machines;
        this.program = program;
    }

    /** The configuration as JSON. */
    String of(Path root, int owner, Map<String, String> environment) {
        var linux = new HashMap<>(machines.linux(owner));
        var hidden = new ArrayList<Object>((List<?>) linux.getOrDefault("maskedPaths", List.of()));
        hidden.addAll(HIDDEN);
        linux.put("maskedPaths", hidden);
        return Json.text(Map.of(
                "ociVersion",
                "1.0.0",
                "hostname",
                "cloudshell",
                "process",
                process(environment),
                "root",
                Map.of("path", root.toString(), "readonly", false),
                "mounts",
                mounts(),
                "linux",
                linux));
    }

    private Map<String, Object> process(Map<String, String> environment) {
        var variables = environment.entrySet().stream()
                .map(one -> one.getKey() + '=' + one.getValue())
                .sorted()
                .toList();
        return Map.of(
                "terminal",
                false,
                "user",
                Map.of("uid", 0, "gid", 0),
                "args",
                List.of("/usr/bin/python3", "-I", "-c", program),
                "cwd",
                "/",
                "env",
                variables,
                "capabilities",
                Map.of("bounding", CAPABILITIES, "effective", CAPABILITIES, "permitted", CAPABILITIES),
                "oomScoreAdj",
                500,
                "noNewPrivileges",
                true);
    }

    private static List<Map<String, Object>> mounts() {
        var mounts = new ArrayList<>(Bundle.own());
        mounts.addAll(List.of(
                Bundle.mount("/dev/shm", "tmpfs", "shm", "nosuid", "nodev", "mode=1777", "size=32m"),
                Bundle.mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro"),
                Bundle.mount("/run", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=755", "size=16m")));
        return mounts;
    }
}
