package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a machine finds where the kernel lists block devices: its own volumes instead of those of the host. It is a folder of the file
 * system that only what watches over the machine sees, which the machine has to read.
 *
 * @param root the folder that is the root of those who see that file system
 */
record BlockView(Path root) {
    /** The folder with a folder for each device. */
    private static final Path DEVICES = GuestDevices.NODES.resolve("blocks/block");
    /** The folder with a link for each number. */
    private static final Path NUMBERS = GuestDevices.NODES.resolve("blocks/dev");
    /** The list of devices with their sizes. */
    private static final Path PARTITIONS = GuestDevices.NODES.resolve("blocks/partitions");
    /** What the kernel counts of them. */
    private static final Path COUNTS = GuestDevices.NODES.resolve("blocks/diskstats");

    /** What was counted of them before the machine had them. */
    private static final Path BEGUN = GuestDevices.NODES.resolve("blocks/begun");

    private static final Path KERNEL = Path.of("/sys/block");
    private static final int SECTORS_PER_BLOCK = 2;

    /** What the volume that a machine boots from is called. */
    static final String ROOT_NAME = "xvda";

    /** The view of a machine, for those who are not in its supervisor's mounts. */
    static BlockView of(long supervisor) {
        return new BlockView(Path.of("/proc", Long.toString(supervisor), "root"));
    }

    /** The view for a thread that is there. */
    static BlockView here() {
        return new BlockView(Path.of("/"));
    }

    /** Where a machine finds it, for its configuration. */
    static List<Map<String, Object>> mounts() {
        return Map.of(
                        "/proc/diskstats", COUNTS,
                        "/proc/partitions", PARTITIONS,
                        "/sys/block", DEVICES,
                        "/sys/class/block", DEVICES,
                        "/sys/dev/block", NUMBERS)
                .entrySet()
                .stream()
                .map(view -> Bundle.bind(Path.of(view.getKey()), view.getValue(), "ro", "nosuid", "noexec", "nodev"))
                .toList();
    }

    void make() throws IOException {
        Files.createDirectories(in(DEVICES));
        Files.createDirectories(in(NUMBERS));
        Files.createDirectories(in(BEGUN));
        Files.createFile(in(COUNTS));
        Files.createFile(in(PARTITIONS));
    }

    private Path in(Path path) {
        return root.resolve(Path.of("/").relativize(path));
    }

    /** Shows a device, or how large it became. */
    void show(String name, Path loop) throws IOException {
        var number = LoopDevice.number(loop);
        Path device = Files.createDirectories(in(DEVICES).resolve(name));
        write(device, "size", Long.toString(LoopDevice.sectors(loop)));
        write(device, "removable", "0");
        write(device, "ro", "0");
        write(device, "dev", number);
        Path link = in(NUMBERS).resolve(number);
        if (!Files.isSymbolicLink(link)) {
            begin(name, loop);
            Files.createSymbolicLink(link, Path.of("../../block").resolve(name));
        }
        list();
    }

    /** Machines that were made by an older version have no such list. */
    private void list() throws IOException {
        if (!Files.exists(in(PARTITIONS))) {
            return;
        }
        var list = new StringBuilder("major minor  #blocks  name\n\n");
        for (var device : devices().entrySet()) {
            var number = device.getValue().split(":", 2);
            long sectors = Long.parseLong(read(device.getKey(), "size"));
            list.append(
                    "%4s  %7s %10d %s%n".formatted(number[0], number[1], sectors / SECTORS_PER_BLOCK, device.getKey()));
        }
        Files.writeString(in(PARTITIONS), list, StandardCharsets.US_ASCII);
    }

    /** The numbers of the devices that it shows, by their names. */
    SortedMap<String, String> devices() throws IOException {
        var found = new TreeMap<String, String>();
        try (var names = Files.newDirectoryStream(in(DEVICES))) {
            for (Path name : names) {
                var device = String.valueOf(name.getFileName());
                found.put(device, read(device, "dev"));
            }
        }
        return found;
    }

    private String read(String name, String file) throws IOException {
        return Files.readString(in(DEVICES).resolve(name).resolve(file), StandardCharsets.US_ASCII)
                .strip();
    }

    private void begin(String name, Path loop) throws IOException {
        if (Files.exists(in(BEGUN))) {
            Path kept = KERNEL.resolve(loop.getFileName()).resolve("stat");
            var counts = Files.readString(kept, StandardCharsets.US_ASCII);
            Files.writeString(in(BEGUN).resolve(name), counts, StandardCharsets.US_ASCII);
            write(in(DEVICES).resolve(name), "stat", "");
        }
    }

    /**
     * What was counted of a device before the machine had it.
     *
     * @throws NoSuchFileException if it shows nothing of this kind
     */
    String begun(String name) throws IOException {
        return Files.readString(in(BEGUN).resolve(name), StandardCharsets.US_ASCII);
    }

    /**
     * Shows what is counted of a device.
     *
     * @throws NoSuchFileException if the machine has ended
     */
    void count(String name, String counts) throws IOException {
        overwrite(in(DEVICES).resolve(name).resolve("stat"), counts + '\n');
    }

    /** Shows what is counted of all devices; fails as the same for one. */
    void countAll(CharSequence lines) throws IOException {
        overwrite(in(COUNTS), lines);
    }

    private static void overwrite(Path file, CharSequence text) throws IOException {
        Files.writeString(
                file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void write(Path device, String file, String text) throws IOException {
        Files.writeString(device.resolve(file), text + "\n", StandardCharsets.US_ASCII);
    }

    /** Shows a device no more. */
    void hide(String name) throws IOException {
        Path device = in(DEVICES).resolve(name);
        Path number = device.resolve("dev");
        if (Files.exists(number)) {
            var text = Files.readString(number, StandardCharsets.US_ASCII).strip();
            Files.deleteIfExists(in(NUMBERS).resolve(text));
        }
        for (var file : List.of("size", "removable", "ro", "stat", "dev")) {
            Files.deleteIfExists(device.resolve(file));
        }
        Files.deleteIfExists(in(BEGUN).resolve(name));
        Files.deleteIfExists(device);
        list();
    }
}
