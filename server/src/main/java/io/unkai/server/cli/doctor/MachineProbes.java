package io.unkai.server.cli.doctor;

import io.unkai.planes.linux.network.PoolUse;
import io.unkai.planes.network.Cidr;
import io.unkai.server.MachineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that instances are made with; all else works without. */
final class MachineProbes {
    private record Tool(String program, String name, String packageName, String use) {}

    private static final List<Tool> TOOLS = List.of(
            new Tool("crun", "container runtime", "crun", "instances run in it"),
            new Tool("conmon", "container monitor", "conmon", "instances live on under it when the server restarts"),
            new Tool("mkfs.xfs", "XFS", "xfsprogs", "volumes are kept on it"),
            new Tool("mmdebstrap", "image builder", "mmdebstrap", "the Debian image is made with it"),
            new Tool("lxcfs", "lxcfs", "lxcfs", "instances see their own memory and processors through it"));

    private MachineProbes() {}

    static List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : TOOLS) {
            findings.add(Machine.find(tool.program)
                    .map(path -> Finding.ok(tool.name, path.toString()))
                    .orElse(Finding.limited(
                            tool.name, "no " + tool.program, tool.use + ": install the package " + tool.packageName)));
        }
        findings.add(pool());
        return findings;
    }

    private static Finding pool() {
        Cidr pool = Cidr.parse(MachineSettings.DEFAULT.publicPool());
        return new PoolUse(Path.of("/"))
                .conflict(pool, "")
                .filter(reason -> !reason.contains("another cloud"))
                .map(reason -> Finding.limited("public addresses", pool + " is in use", reason))
                .orElse(Finding.ok("public addresses", pool.toString()));
    }
}
