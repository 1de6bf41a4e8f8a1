package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The words that start QEMU: a computer with a BIOS, a serial console and ports into which disks and interfaces are plugged while it
 * runs. It says that it is one of EC2's, as guests look for that before they ask for metadata.
 *
 * @param machine what it is to be
 * @param processor the words that say what runs its instructions
 */
record Qemu(Machine machine, List<String> processor) {
    /** The program. */
    static final String PROGRAM = "qemu-system-x86_64";
    /** Where QEMU takes orders, below its root. */
    static final String MONITOR = "run/monitor";
    /** How many disks and interfaces there can be, beside the disk that it boots from. */
    static final int PORTS = 24;

    private static final int PORTS_PER_SLOT = 8;
    private static final int FIRST_SLOT = 8;
    private static final int MEBIBYTE = 1 << 20;
    private static final int LONGEST_SERIAL = 20;
    private static final String MAKER = "manufacturer=Amazon EC2";

    List<String> words() {
        var words = new ArrayList<>(List.of("/usr/bin/" + PROGRAM, "-no-user-config", "-nodefaults"));
        words.addAll(List.of("-name", machine.id(), "-machine", "q35,smm=off,vmport=off"));
        words.addAll(processor);
        words.addAll(List.of("-smp", Integer.toString(machine.vcpus())));
        words.addAll(List.of("-m", machine.memory() / MEBIBYTE + "M"));
        words.addAll(List.of("-display", "none", "-vga", "none", "-S"));
        words.addAll(List.of("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"));
        words.addAll(List.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"));
        words.addAll(List.of("-qmp", "unix:/" + MONITOR + ",server=on,wait=off"));
        words.addAll(List.of("-device", "virtio-rng-pci"));
        identity(words);
        for (int port = 0; port < PORTS; port++) {
            var slot = Integer.toHexString(FIRST_SLOT + port / PORTS_PER_SLOT) + '.' + port % PORTS_PER_SLOT;
            words.addAll(List.of(
                    "-device",
                    "pcie-root-port,id=" + port(port) + ",chassis=" + (port + 1) + ",addr=" + slot
                            + ",multifunction=on,io-reserve=0"));
        }
        words.addAll(List.of("-blockdev", Json.text(disk(VirtualMachine.ROOT_DISK, VirtualMachine.ROOT_DISK))));
        words.addAll(List.of(
                "-device",
                "virtio-blk-pci,bootindex=0,id=" + VirtualMachine.ROOT_DISK + ",drive=" + VirtualMachine.ROOT_DISK
                        + ",serial=" + serial(machine.rootVolume())));
        return words;
    }

    private void identity(List<String> words) {
        var random = UUID.nameUUIDFromBytes(machine.id().getBytes(StandardCharsets.US_ASCII))
                .toString();
        var id = "ec2" + random.substring("ec2".length());
        words.addAll(List.of("-uuid", id));
        words.addAll(List.of("-smbios", "type=0,vendor=Amazon EC2,version=1.0"));
        words.addAll(List.of("-smbios", "type=1," + MAKER + ",serial=" + id));
        words.addAll(List.of("-smbios", "type=2," + MAKER + ",asset=" + machine.id()));
        words.addAll(List.of("-smbios", "type=3," + MAKER + ",asset=Amazon EC2"));
    }

    /** The name of a port. */
    static String port(int number) {
        return "port" + number;
    }

    /** A device of the sandbox as a disk, past the host's memory, as the guest has its own. */
    static Map<String, Object> disk(String name, String device) {
        return Map.of(
                "driver",
                "host_device",
                "node-name",
                name,
                "filename",
                "/dev/" + device,
                "discard",
                "unmap",
                "cache",
                Map.of("direct", true, "no-flush", false));
    }

    /** What the guest finds as a disk's serial number: its id without the dash, as on EC2. */
    static String serial(String volume) {
        var plain = volume.replace("-", "");
        return plain.substring(0, Math.min(LONGEST_SERIAL, plain.length()));
    }
}
