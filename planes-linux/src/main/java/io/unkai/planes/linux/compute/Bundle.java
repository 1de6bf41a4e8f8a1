package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.UserNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a machine's container is, in the words of the OCI runtime specification: an init with root's rights in a user namespace, which
 * are none on the host; only the system calls of a list that leaves out what reaches the kernel itself, its time, modules and keys.
 */
final class Bundle {
    private static final List<String> CAPABILITIES = Stream.of(
                    "AUDIT_WRITE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "DAC_READ_SEARCH",
                    "FOWNER",
                    "FSETID",
                    "IPC_LOCK",
                    "IPC_OWNER",
                    "KILL",
                    "LEASE",
                    "LINUX_IMMUTABLE",
                    "MKNOD",
                    "NET_ADMIN",
                    "NET_BIND_SERVICE",
                    "NET_BROADCAST",
                    "NET_RAW",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_ADMIN",
                    "SYS_BOOT",
                    "SYS_CHROOT",
                    "SYS_NICE",
                    "SYS_PTRACE",
                    "SYS_RESOURCE",
                    "SYS_TTY_CONFIG")
            .map(name -> "CAP_" + name)
            .toList();
    private static final List<String> HIDDEN = List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/kallsyms",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/sys/firmware",
            "/sys/devices/virtual/block",
            "/sys/kernel/debug",
            "/sys/kernel/security",
            "/sys/kernel/tracing");
    private static final List<String> UNCHANGEABLE =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sysrq-trigger");
    private static final List<String> NAMESPACES = List.of("pid", "network", "ipc", "uts", "mount", "user", "cgroup");
    private static final List<String> DEVICES = List.of("/dev/fuse", "/dev/net/tun");

    /** What all requests to loop devices have in common, but for the lowest bits. */
    private static final long LOOP_REQUESTS = 0x4C00;

    private static final int LOOP_REQUEST_BITS = 4;

    private final List<String> calls;

    /** What all machines have in common. */
    Bundle() throws IOException {
        try (InputStream list = Bundle.class.getResourceAsStream("syscalls.txt")) {
            if (list == null) {
                throw new IOException("the list of system calls is missing in the program");
            }
            calls = new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(call -> !call.equals("ioctl"))
                    .toList();
        }
    }

    /**
     * The configuration of a machine's container, as JSON.
     *
     * @param seen what is mounted in it beside what all have
     */
    String of(Machine machine, Path root, int owner, List<Map<String, Object>> seen) {
        return Json.text(Map.of(
                "ociVersion", "1.0.0",
                "hostname", machine.hostname(),
                "process", process(machine),
                "root", Map.of("path", root.toString(), "readonly", false),
                "mounts", mounts(machine, seen),
                "linux", linux(owner)));
    }

    private static Map<String, Object> process(Machine machine) {
        return Map.of(
                "terminal",
                true,
                "user",
                Map.of("uid", 0, "gid", 0),
                "args",
                List.of("/sbin/init"),
                "cwd",
                "/",
                "env",
                List.of(
                        "container=oci",
                        "INSTANCE_ID=" + machine.id(),
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                "capabilities",
                Map.of(
                        "bounding", CAPABILITIES,
                        "effective", CAPABILITIES,
                        "permitted", CAPABILITIES,
                        "inheritable", CAPABILITIES),
                "oomScoreAdj",
                0,
                "noNewPrivileges",
                false);
    }

    /** How a container is kept apart from the host, and from all others. */
    Map<String, Object> linux(int owner) {
        var ids = List.of(Map.of("containerID", 0, "hostID", owner, "size", UserNamespace.SIZE));
        return Map.of(
                "uidMappings", ids,
                "gidMappings", ids,
                "namespaces",
                        NAMESPACES.stream().map(type -> Map.of("type", type)).toList(),
                "seccomp",
                        Map.of(
                                "defaultAction",
                                "SCMP_ACT_ERRNO",
                                "defaultErrnoRet",
                                1,
                                "architectures",
                                List.of(architecture()),
                                "syscalls",
                                rules()),
                "maskedPaths", HIDDEN,
                "readonlyPaths", UNCHANGEABLE);
    }

    /**
     * The calls of the list; of {@code ioctl} those that are not about loop devices, as a machine that may write to one could take it
     * off its volume and so get the next volume that is attached to it. A request is another one if any bit of it differs.
     */
    private List<Map<String, Object>> rules() {
        var rules = new ArrayList<Map<String, Object>>();
        rules.add(Map.of("names", calls, "action", "SCMP_ACT_ALLOW"));
        for (int bit = LOOP_REQUEST_BITS; bit < Integer.SIZE; bit++) {
            long mask = 1L << bit;
            rules.add(Map.of(
                    "names",
                    List.of("ioctl"),
                    "action",
                    "SCMP_ACT_ALLOW",
                    "args",
                    List.of(Map.of(
                            "index",
                            1,
                            "value",
                            mask,
                            "valueTwo",
                            ~LOOP_REQUESTS & mask,
                            "op",
                            "SCMP_CMP_MASKED_EQ"))));
        }
        return rules;
    }

    private static String architecture() {
        return "aarch64".equals(System.getProperty("os.arch")) ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64";
    }

    /** What every container has of its own: processes, devices and terminals. */
    static List<Map<String, Object>> own() {
        return List.of(
                mount("/proc", "proc", "proc", "nosuid", "noexec", "nodev"),
                mount("/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k"),
                mount(
                        "/dev/pts",
                        "devpts",
                        "devpts",
                        "nosuid",
                        "noexec",
                        "newinstance",
                        "ptmxmode=0666",
                        "mode=0620",
                        "gid=5"));
    }

    private static List<Map<String, Object>> mounts(Machine machine, List<Map<String, Object>> seen) {
        var mounts = new ArrayList<>(own());
        mounts.addAll(List.of(
                mount("/dev/shm", "tmpfs", "shm", "nosuid", "nodev", "mode=1777", "size=" + machine.memory() / 2),
                mount("/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev"),
                mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro"),
                mount("/sys/fs/cgroup", "cgroup", "cgroup", "nosuid", "noexec", "nodev", "relatime", "rw"),
                mount("/run", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=755", "size=" + machine.memory() / 5)));
        mounts.addAll(BlockView.mounts());
        for (Path device : lent()) {
            mounts.add(bind(device, GuestDevices.lent(device), "nosuid", "noexec"));
        }
        mounts.addAll(seen);
        return mounts;
    }

    /** The devices of the host that machines use with it. */
    static List<Path> lent() {
        return DEVICES.stream().map(Path::of).filter(Files::exists).toList();
    }

    /** A file or folder of the host that is seen at another place. */
    static Map<String, Object> bind(Path target, Path source, String... options) {
        var all = Stream.concat(Stream.of("bind"), Stream.of(options)).toArray(String[]::new);
        return mount(target.toString(), "bind", source.toString(), all);
    }

    static Map<String, Object> mount(String target, String type, String source, String... options) {
        return Map.of("destination", target, "type", type, "source", source, "options", List.of(options));
    }
}
