package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.GuestDevices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the container of a virtual machine's QEMU is, in the words of the OCI runtime specification. It is kept apart as other machines are,
 * and has less: no rights at all, and of the host's files only its programs.
 */
final class VirtualBundle {
    private VirtualBundle() {}

    /**
     * The configuration as JSON.
     *
     * @param lent the devices of the host that it uses
     * @param words what runs
     */
    static String of(Bundle machines, Machine machine, int owner, List<Path> lent, List<String> words) {
        return Json.text(Map.of(
                "ociVersion",
                "1.0.0",
                "hostname",
                machine.hostname(),
                "process",
                process(words),
                "root",
                Map.of("path", Sandbox.ROOT.toString(), "readonly", true),
                "mounts",
                mounts(lent),
                "linux",
                machines.linux(owner)));
    }

    private static Map<String, Object> process(List<String> words) {
        return Map.of(
                "terminal",
                true,
                "user",
                Map.of("uid", 0, "gid", 0),
                "args",
                words,
                "cwd",
                "/",
                "env",
                List.of("PATH=/usr/bin"),
                "capabilities",
                Map.of("bounding", List.of(), "effective", List.of(), "permitted", List.of()),
                "oomScoreAdj",
                0,
                "noNewPrivileges",
                true);
    }

    private static List<Map<String, Object>> mounts(List<Path> lent) {
        var mounts = new ArrayList<>(Bundle.own());
        mounts.add(Bundle.mount("/run", "tmpfs", "tmpfs", "nosuid", "nodev", "noexec", "mode=755", "size=1m"));
        mounts.add(Bundle.mount("/usr", "bind", "/usr", "rbind", "ro", "nosuid", "nodev"));
        for (Path device : lent) {
            mounts.add(Bundle.bind(device, GuestDevices.lent(device), "nosuid", "noexec"));
        }
        return mounts;
    }
}
