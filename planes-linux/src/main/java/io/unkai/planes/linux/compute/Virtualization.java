package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.CommandException;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether virtual machines run on this host. That {@code /dev/kvm} opens says little: on some hosts it is there and no system boots by
 * it. So a very small one is booted, once.
 */
public final class Virtualization {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int BOOTED = 99;
    private static final int SECTOR = 512;
    private static final int DISK = 1 << 20;
    private static final short SIGNATURE = (short) 0xAA55;

    private static final List<String> BY_KVM = List.of("-accel", "kvm", "-cpu", "host,migratable=no");
    /** The words for a processor that QEMU emulates. */
    static final List<String> BY_PROGRAM = List.of("-accel", "tcg", "-cpu", "max");

    private final boolean emulated;

    private @Nullable Answer found;

    private record Answer(Optional<String> why) {}

    /** @param emulated whether QEMU emulates a processor where there is no KVM, which takes twenty times as long */
    public Virtualization(boolean emulated) {
        this.emulated = emulated;
    }

    /** Why no virtual machine can run here and what helps, or nothing. It is looked for the first time that somebody asks. */
    public Optional<String> unavailable() {
        return emulated ? missing() : byKvm();
    }

    /** Whether KVM boots something: nothing if it does, otherwise why not and what helps. */
    public synchronized Optional<String> byKvm() {
        var known = found;
        if (known == null) {
            known = new Answer(missing().or(Virtualization::noKvm));
            found = known;
        }
        return known.why;
    }

    private static Optional<String> missing() {
        if (!"amd64".equals(System.getProperty("os.arch"))) {
            return Optional.of("virtual machines run on hosts with x86-64 processors");
        }
        return Tools.firstMissing(List.of(Qemu.PROGRAM, "tc"))
                .map(tool -> tool + " is not installed; it is needed for virtual machines");
    }

    private static Optional<String> noKvm() {
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return Optional.of(
                    "/dev/kvm cannot be opened; it needs a processor with VT-x or AMD-V and the kernel's KVM");
        }
        try {
            return boot(BY_KVM) ? Optional.empty() : Optional.of("KVM is there and boots nothing");
        } catch (IOException | CommandException e) {
            return Optional.of("KVM is there and boots nothing: " + e.getMessage());
        }
    }

    /** Boots the smallest system. */
    static boolean boot(List<String> processor) throws IOException {
        Path disk = Files.createTempFile("unkai-probe", ".img");
        try {
            Files.write(disk, probe());
            var words = new ArrayList<>(List.of(Qemu.PROGRAM, "-no-user-config", "-nodefaults"));
            words.addAll(processor);
            words.addAll(List.of("-machine", "q35", "-m", "32M", "-display", "none", "-no-reboot"));
            words.addAll(List.of("-device", "isa-debug-exit,iobase=0xf4,iosize=1"));
            words.addAll(List.of("-drive", "id=disk,if=none,format=raw,file=" + disk));
            words.addAll(List.of("-device", "virtio-blk-pci,drive=disk,bootindex=0"));
            return Command.of(words.toArray(String[]::new)).within(LIMIT).run().exit() == BOOTED;
        } finally {
            Files.delete(disk);
        }
    }

    private static byte[] probe() throws IOException {
        try (InputStream text = Virtualization.class.getResourceAsStream("probe.hex")) {
            if (text == null) {
                throw new IOException("the smallest system is missing in the program");
            }
            var code = HexFormat.of()
                    .parseHex(new String(text.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", ""));
            return ByteBuffer.allocate(DISK)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(code)
                    .putShort(SECTOR - Short.BYTES, SIGNATURE)
                    .array();
        }
    }

    /** The words that say what runs the instructions of virtual machines. */
    List<String> processor() {
        return emulated && byKvm().isPresent() ? BY_PROGRAM : BY_KVM;
    }
}
