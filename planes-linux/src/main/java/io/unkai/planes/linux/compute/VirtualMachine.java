package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A virtual machine by QEMU, which boots the root volume with the kernel and boot loader on it. QEMU runs in a sandbox as a whole
 * operating system would, with fewer rights: who breaks out of it is in there. Its disks are the sandbox's devices, so that they are
 * limited, encrypted and taken away as those of other machines; its interfaces are the sandbox's, passed on by {@link Taps}.
 *
 * @param bundle how containers are kept apart
 * @param disks the volumes in sandboxes
 * @param virtualization what runs virtual machines here
 */
record VirtualMachine(Bundle bundle, Disks disks, Virtualization virtualization) implements Inside {
    /** What the root volume is called in the sandbox's {@code /dev}. */
    static final String ROOT_DISK = "boot";

    /** Bytes of memory that QEMU takes beside its machine's. */
    private static final long OVERHEAD = 256L << 20;

    private static final int SECTOR = 512;
    private static final String PORT = "port-";
    private static final List<String> FOLDERS = List.of("usr", "dev", "proc", "run", "sys", "tmp");
    private static final List<String> LINKS = List.of("bin", "sbin", "lib", "lib64");
    private static final List<Path> LENT = List.of(Path.of("/dev/kvm"), Path.of("/dev/net/tun"));

    @Override
    public Machine sandboxed(Machine machine) {
        return new Machine(
                machine.id(),
                machine.rootVolume(),
                machine.hostname(),
                machine.vcpus(),
                machine.memory() + OVERHEAD,
                machine.processes());
    }

    @Override
    public String configuration(Machine machine, int owner) {
        var why = virtualization.unavailable();
        if (why.isPresent()) {
            throw ComputeException.lasting("its root volume is a disk with a boot loader, which boots in a virtual"
                    + " machine, and none runs on this host: " + why.get() + "; ./unkai doctor says what helps");
        }
        return VirtualBundle.of(bundle, machine, owner, lent(), new Qemu(machine, virtualization.processor()).words());
    }

    private static List<Path> lent() {
        return LENT.stream().filter(Files::exists).toList();
    }

    @Override
    public void begin(Path volume, int owner, Supervisor supervisor) throws IOException {
        try (var mounts = PrivateMounts.with(this::mount)) {
            supervisor.begin(mounts, false);
        }
    }

    /** The host's programs and nothing else of it. */
    private void mount() throws IOException {
        Mounts.mount("unkai", Sandbox.ROOT, "tmpfs", Mounts.NO_DEVICES | Mounts.NO_SET_ID);
        for (var name : FOLDERS) {
            Files.createDirectory(Sandbox.ROOT.resolve(name));
        }
        for (var name : LINKS) {
            Files.createSymbolicLink(Sandbox.ROOT.resolve(name), Path.of("usr", name));
        }
        Mounts.mount("unkai", GuestDevices.NODES, "tmpfs", Mounts.NO_SET_ID);
        BlockView.here().make();
        for (Path device : lent()) {
            GuestDevices.lend(device);
        }
    }

    @Override
    public void created(Folder folder) throws IOException {
        disks.attach(folder, rootVolume(folder), ROOT_DISK, false);
    }

    private static String rootVolume(Folder folder) throws IOException {
        return folder.text(Folder.VOLUME).orElseThrow(() -> new IOException("it has no root volume"));
    }

    @Override
    public void started(Folder folder) throws IOException {
        try (var monitor = Monitor.await(folder)) {
            new Taps(folder, monitor).renew();
            for (var device : disks.of(folder).keySet()) {
                attached(folder, device, monitor);
            }
            if (monitor.isPrepared()) {
                monitor.call("cont", Map.of());
            }
        }
    }

    @Override
    public void powerOff(Folder folder) throws IOException {
        try (var monitor = Monitor.await(folder)) {
            monitor.call("system_powerdown", Map.of());
        }
    }

    /** There is no button for that; what operating systems for servers take for it are these keys. */
    @Override
    public void reboot(Folder folder) throws IOException {
        var keys = List.of("ctrl", "alt", "delete").stream()
                .map(key -> Map.of("type", "qcode", "data", key))
                .toList();
        try (var monitor = Monitor.await(folder)) {
            monitor.call("send-key", Map.of("keys", keys));
        }
    }

    @Override
    public void attached(Folder folder, String device) throws IOException {
        if (folder.has(Folder.STARTED)) {
            try (var monitor = Monitor.await(folder)) {
                attached(folder, device, monitor);
            }
        }
    }

    private void attached(Folder folder, String device, Monitor monitor) throws IOException {
        var disk = disk(device);
        var volume = device.equals(ROOT_DISK)
                ? Optional.of(rootVolume(folder))
                : Optional.ofNullable(disks.of(folder).get(device));
        if (volume.isEmpty()) {
            return;
        }
        if (monitor.devices().contains(disk)) {
            for (Path loop : disks.loops(folder, volume.get())) {
                monitor.call("block_resize", Map.of("node-name", disk, "size", LoopDevice.sectors(loop) * SECTOR));
            }
            return;
        }
        monitor.forget("blockdev-del", Map.of("node-name", disk));
        monitor.call("blockdev-add", Qemu.disk(disk, device));
        monitor.call(
                "device_add",
                Map.of(
                        "driver",
                        "virtio-blk-pci",
                        "id",
                        disk,
                        "drive",
                        disk,
                        "serial",
                        Qemu.serial(volume.get()),
                        "bus",
                        port(folder, device)));
    }

    private static String disk(String device) {
        return device.equals(ROOT_DISK) ? ROOT_DISK : "disk-" + device;
    }

    /** The port of a disk, which it keeps until it is taken away. */
    private static String port(Folder folder, String device) throws IOException {
        var taken = new HashSet<String>();
        try (var notes = Files.newDirectoryStream(folder.path(), PORT + "*")) {
            for (Path note : notes) {
                folder.text(String.valueOf(note.getFileName())).ifPresent(taken::add);
            }
        }
        var own = folder.text(PORT + device);
        var port = own.isPresent()
                ? own.get()
                : IntStream.range(Taps.MOST, Qemu.PORTS)
                        .mapToObj(Qemu::port)
                        .filter(free -> !taken.contains(free))
                        .findFirst()
                        .orElseThrow(() -> new IOException("a virtual machine has no more than "
                                + (Qemu.PORTS - Taps.MOST) + " volumes beside its root volume"));
        folder.put(PORT + device, port);
        return port;
    }

    @Override
    public boolean releases(Folder folder, String device) throws IOException {
        if (!folder.has(Folder.STARTED)) {
            return true;
        }
        try (var monitor = Monitor.await(folder)) {
            if (!monitor.removed(disk(device))) {
                return false;
            }
            monitor.forget("blockdev-del", Map.of("node-name", disk(device)));
        }
        Files.deleteIfExists(folder.file(PORT + device));
        return true;
    }
}
