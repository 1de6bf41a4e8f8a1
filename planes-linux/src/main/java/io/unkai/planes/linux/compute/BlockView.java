package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a machine finds where the kernel lists block devices: its own volumes instead of those of the host. It is a folder of the file
 * system that only what watches over the machine sees, which the machine has to read.
 *
 * @param root the folder that is the root of those who see that file system
 */
record BlockView(Path root) {
    /** The folder with a folder for each device. */
    static final Path DEVICES = GuestDevices.NODES.resolve("blocks/block");
    /** The folder with a link for each number. */
    static final Path NUMBERS = GuestDevices.NODES.resolve("blocks/dev");
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

    void make() throws IOException {
        Files.createDirectories(in(DEVICES));
        Files.createDirectories(in(NUMBERS));
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
            Files.createSymbolicLink(link, Path.of("../../block").resolve(name));
        }
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
        for (var file : List.of("size", "removable", "ro", "dev")) {
            Files.deleteIfExists(device.resolve(file));
        }
        Files.deleteIfExists(device);
    }
}
