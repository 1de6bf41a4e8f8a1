package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as a block device. The device is given back by itself when it is neither mounted nor open any more; so mount it, then close
 * this. Attach it outside of {@link PrivateMounts}: the kernel names a file by the mount through which it was opened, and so not at all
 * any more once that is gone.
 *
 * @param path the device
 * @param file the descriptor that keeps it
 */
public record LoopDevice(Path path, int file) implements AutoCloseable {
    private static final int READ_WRITE_CLOSE_ON_EXEC = 2 | 0x8_0000;
    private static final int EXCLUSIVE_CLOSE_ON_EXEC = 0x80 | 0x8_0000;
    private static final long GET_FREE = 0x4C82;
    private static final long CONFIGURE = 0x4C0A;
    private static final long CLEAR = 0x4C01;
    private static final long SET_STATUS = 0x4C04;
    private static final long GET_STATUS = 0x4C05;
    private static final long SET_CAPACITY = 0x4C07;
    private static final long CONFIGURATION = 304;
    private static final long STATUS = 232;
    private static final long OFFSET_AT = 24;
    /** Beyond the end of every file. */
    private static final long NOWHERE = 1L << 62;

    private static final long FLAGS_AT = 8 + 0x34;
    private static final long NAME_IN_STATUS = 56;
    private static final long NAME_AT = 8 + NAME_IN_STATUS;
    private static final int LONGEST_NAME = 63;
    private static final int AUTO_CLEAR = 4;
    private static final int DIRECT = 16;
    private static final int BUSY = 16;
    private static final int NO_DEVICE = 6;
    private static final int MOST_TRIES = 64;

    /**
     * Attaches a file. It is read and written directly, not through a second cache, where its file system allows.
     *
     * @throws IOException if there is no free device, or another reason
     */
    public static LoopDevice attach(Path image) throws IOException {
        return attach(image, AUTO_CLEAR | DIRECT, "");
    }

    /**
     * The same, but the device stays until it is given back by {@link #release}. A file may have several such devices.
     *
     * @param name what it is found by, of up to 63 letters of ASCII
     */
    public static LoopDevice attachToStay(Path image, String name) throws IOException {
        return attach(image, DIRECT, name);
    }

    private static LoopDevice attach(Path image, int flags, String name) throws IOException {
        int control = CLibrary.open("/dev/loop-control", READ_WRITE_CLOSE_ON_EXEC);
        int file = -1;
        try {
            file = CLibrary.open(image.toString(), READ_WRITE_CLOSE_ON_EXEC);
            for (int tried = 0; tried < MOST_TRIES; tried++) {
                int number = CLibrary.ioctl("find a loop device", control, GET_FREE, MemorySegment.NULL);
                Optional<LoopDevice> device = configure(Path.of("/dev/loop" + number), file, flags, name);
                if (device.isPresent()) {
                    return device.get();
                }
            }
            throw new IOException("there is no free loop device");
        } finally {
            CLibrary.close(control);
            if (file >= 0) {
                CLibrary.close(file);
            }
        }
    }

    /** Nothing where somebody else took the device first. */
    private static Optional<LoopDevice> configure(Path path, int image, int flags, String name) throws IOException {
        int device = CLibrary.open(path.toString(), READ_WRITE_CLOSE_ON_EXEC);
        try (var arena = Arena.ofConfined()) {
            MemorySegment configuration = arena.allocate(CONFIGURATION, Long.BYTES);
            configuration.set(ValueLayout.JAVA_INT, 0, image);
            configuration.set(ValueLayout.JAVA_INT, FLAGS_AT, flags);
            configuration.setString(NAME_AT, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
            CLibrary.ioctl("configure " + path, device, CONFIGURE, configuration);
            return Optional.of(new LoopDevice(path, device));
        } catch (CLibrary.Failed e) {
            CLibrary.close(device);
            if (e.error() == BUSY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether a file is attached to any loop device that can reach it. */
    public static boolean isAttached(Path image) throws IOException {
        return !of(image).isEmpty();
    }

    /** The loop devices that reach a file; not those that were {@link #cutOff}. */
    public static List<Path> of(Path image) throws IOException {
        var found = new ArrayList<Path>();
        try (var devices = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path device : devices) {
                if (reaches(device, image)) {
                    found.add(Path.of("/dev").resolve(device.getFileName()));
                }
            }
        }
        return found;
    }

    /** Those of them that have a name, or none as what was attached before there were names. */
    public static List<Path> of(Path image, String name) throws IOException {
        var found = new ArrayList<Path>();
        for (Path device : of(image)) {
            var own = name(device);
            if (own.isEmpty() || own.equals(name)) {
                found.add(device);
            }
        }
        return found;
    }

    private static String name(Path device) throws IOException {
        int file = CLibrary.open(device.toString(), READ_WRITE_CLOSE_ON_EXEC);
        try (var arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(STATUS, Long.BYTES);
            CLibrary.ioctl("read " + device, file, GET_STATUS, status);
            return status.getString(NAME_IN_STATUS);
        } catch (CLibrary.Failed e) {
            if (e.error() == NO_DEVICE) {
                // It was given back meanwhile.
                return "gone";
            }
            throw e;
        } finally {
            CLibrary.close(file);
        }
    }

    private static boolean reaches(Path device, Path image) throws IOException {
        return attribute(device, "backing_file")
                        .filter(image.toString()::equals)
                        .isPresent()
                && attribute(device, "offset")
                        .filter(offset -> Long.parseLong(offset) < NOWHERE)
                        .isPresent();
    }

    /** The name of the file that a device reaches; none where there is none. */
    public static Optional<String> file(Path device) throws IOException {
        return attribute(Path.of("/sys/block").resolve(device.getFileName()), "backing_file");
    }

    /** The number of a device as the kernel writes it, for example {@code 7:1}. */
    public static String number(Path device) throws IOException {
        Path file = Path.of("/sys/block").resolve(device.getFileName()).resolve("dev");
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** How large a device is, in sectors of 512 bytes. */
    public static long sectors(Path device) throws IOException {
        Path file = Path.of("/sys/block").resolve(device.getFileName()).resolve("size");
        return Long.parseLong(Files.readString(file, StandardCharsets.UTF_8).strip());
    }

    /** Lets a device be as large as its file has become. */
    public static void resize(Path device) throws IOException {
        ask(device, "resize ", SET_CAPACITY);
    }

    /** Whether a device is mounted, or somebody has it for himself. */
    public static boolean isClaimed(Path device) throws IOException {
        try {
            with(device, EXCLUSIVE_CLOSE_ON_EXEC, file -> file);
            return false;
        } catch (CLibrary.Failed e) {
            if (e.error() == BUSY) {
                return true;
            }
            throw e;
        }
    }

    /** Gives a device back, once nobody has it open any more. */
    public static void release(Path device) throws IOException {
        ask(device, "release ", CLEAR);
    }

    /** Lets a device end: what was written is in the file, and nobody who has the device open reaches the file any more. */
    public static void cutOff(Path device) throws IOException {
        with(device, READ_WRITE_CLOSE_ON_EXEC, file -> {
            try (var arena = Arena.ofConfined()) {
                MemorySegment status = arena.allocate(STATUS, Long.BYTES);
                CLibrary.ioctl("read " + device, file, GET_STATUS, status);
                status.set(ValueLayout.JAVA_LONG, OFFSET_AT, NOWHERE);
                return CLibrary.ioctl("cut off " + device, file, SET_STATUS, status);
            }
        });
    }

    private static void ask(Path device, String what, long request) throws IOException {
        with(
                device,
                READ_WRITE_CLOSE_ON_EXEC,
                file -> CLibrary.ioctl(what + device, file, request, MemorySegment.NULL));
    }

    @FunctionalInterface
    private interface Use {
        int of(int file) throws IOException;
    }

    private static void with(Path device, int flags, Use use) throws IOException {
        int file = CLibrary.open(device.toString(), flags);
        try {
            use.of(file);
        } finally {
            CLibrary.close(file);
        }
    }

    /** Nothing where the device has no file, or loses it meanwhile. */
    private static Optional<String> attribute(Path device, String name) throws IOException {
        Path file = device.resolve("loop").resolve(name);
        for (int tried = 0; ; tried++) {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                if (tried == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}
