package io.unkai.server.cli.doctor;

import io.unkai.planes.linux.compute.Virtualization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the kernel offers to instances and networks. */
final class KernelProbes {
    private static final Path CGROUP = Path.of("/sys/fs/cgroup");

    private KernelProbes() {}

    static List<Finding> look() {
        return List.of(
                userNamespaces(), cgroups(), netns(), nftables(), loopDevices(), userFileSystems(), virtualMachines());
    }

    private static Finding userNamespaces() {
        return Machine.run("unshare", "--user", "--map-root-user", "true").isPresent()
                ? Finding.ok("user namespaces", "can be made")
                : Finding.limited(
                        "user namespaces",
                        "cannot be made",
                        "isolated instances need them: sysctl kernel.unprivileged_userns_clone=1");
    }

    private static Finding cgroups() {
        Optional<String> controllers =
                Machine.read(CGROUP.resolve("cgroup.controllers").toString());
        if (controllers.isPresent()) {
            return Finding.ok("control groups", "version 2: " + controllers.get());
        }
        if (Files.isDirectory(CGROUP.resolve("unified"))) {
            return Finding.limited("control groups", "hybrid", "limits work; version 2 alone is simpler");
        }
        if (Files.isDirectory(CGROUP.resolve("memory"))) {
            return Finding.limited("control groups", "version 1", "limits work; version 2 alone is simpler");
        }
        return Finding.limited("control groups", "not mounted", "mount -t cgroup2 none /sys/fs/cgroup");
    }

    private static Finding netns() {
        if (Machine.find("ip").isEmpty()) {
            return Finding.limited(
                    "network namespaces", "no ip command", "networks need it: install the package iproute2");
        }
        return Machine.run("unshare", "--net", "true").isPresent()
                ? Finding.ok("network namespaces", "can be made")
                : Finding.limited("network namespaces", "cannot be made by this user", "networks need root");
    }

    private static Finding nftables() {
        Optional<Path> nft = Machine.find("nft");
        if (nft.isEmpty()) {
            return Finding.limited(
                    "nftables", "no nft command", "security groups need it: install the package nftables");
        }
        return Machine.run(nft.get().toString(), "list", "tables").isPresent()
                ? Finding.ok("nftables", nft.get().toString())
                : Finding.limited("nftables", "nft may not be used by this user", "security groups need root");
    }

    private static Finding loopDevices() {
        return Files.exists(Path.of("/dev/loop-control"))
                ? Finding.ok("loop devices", "/dev/loop-control")
                : Finding.limited("loop devices", "none", "volumes need them: modprobe loop");
    }

    private static Finding userFileSystems() {
        return Files.exists(Path.of("/dev/fuse"))
                ? Finding.ok("encrypted volumes", "/dev/fuse")
                : Finding.limited("encrypted volumes", "no /dev/fuse", "they are refused without it: modprobe fuse");
    }

    private static Finding virtualMachines() {
        return new Virtualization(false)
                .unavailable()
                .map(
                        why -> Finding.limited(
                                "virtual machines",
                                why,
                                "only disk images with a boot loader need them; --machines emulated boots those slowly, by QEMU alone"))
                .orElse(Finding.ok("virtual machines", "KVM boots them"));
    }
}
