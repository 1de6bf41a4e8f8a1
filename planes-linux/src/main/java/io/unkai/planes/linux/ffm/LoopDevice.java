package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final long GET_FREE = 0x4C82;
    private static final long CONFIGURE = 0x4C0A;
    private static final long CONFIGURATION = 304;
    private static final long FLAGS_AT = 8 + 0x34;
    private static final int AUTO_CLEAR = 4;
    private static final int DIRECT = 16;
    private static final int BUSY = 16;
    private static final int MOST_TRIES = 64;

    /**
     * Attaches a file. It is read and written directly, not through a second cache, where its file system allows.
     *
     * @throws IOException if there is no free device, or another reason
     */
    public static LoopDevice attach(Path image) throws IOException {
        int control = CLibrary.open("/dev/loop-control", READ_WRITE_CLOSE_ON_EXEC);
        int file = -1;
        try {
            file = CLibrary.open(image.toString(), READ_WRITE_CLOSE_ON_EXEC);
            for (int tried = 0; tried < MOST_TRIES; tried++) {
                int number = CLibrary.ioctl("find a loop device", control, GET_FREE, MemorySegment.NULL);
                Optional<LoopDevice> device = configure(Path.of("/dev/loop" + number), file);
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
    private static Optional<LoopDevice> configure(Path path, int image) throws IOException {
        int device = CLibrary.open(path.toString(), READ_WRITE_CLOSE_ON_EXEC);
        try (var arena = Arena.ofConfined()) {
            MemorySegment configuration = arena.allocate(CONFIGURATION, Long.BYTES);
            configuration.set(ValueLayout.JAVA_INT, 0, image);
            configuration.set(ValueLayout.JAVA_INT, FLAGS_AT, AUTO_CLEAR | DIRECT);
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

    /** Whether a file is attached to any loop device. */
    public static boolean isAttached(Path image) throws IOException {
        try (var devices = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path device : devices) {
                if (backing(device).equals(image.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The file of a device, or an empty text where it has none, or just lost it. */
    private static String backing(Path device) throws IOException {
        Path file = device.resolve("loop/backing_file");
        try {
            return Files.exists(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}
