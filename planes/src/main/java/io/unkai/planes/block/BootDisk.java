package io.unkai.planes.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells disks that a computer's firmware boots, with a boot loader and partitions, from file systems without any: the former need a
 * virtual machine, of the latter machines are made that share the host's kernel.
 */
public final class BootDisk {
    /** Bytes of a disk's beginning that tell. */
    public static final int BEGINNING = 2048;

    private static final int LOADER = 440;
    private static final int SIGNATURE_AT = 510;
    private static final int SIGNATURE = 0xAA55;
    private static final int MAGIC_AT = 1024 + 56;
    private static final int EXT_MAGIC = 0xEF53;

    private BootDisk() {}

    /** Whether a disk that begins so has a boot loader for a BIOS. */
    public static boolean begins(byte[] beginning) {
        if (beginning.length < BEGINNING) {
            return false;
        }
        var words = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
        return Short.toUnsignedInt(words.getShort(SIGNATURE_AT)) == SIGNATURE
                && Short.toUnsignedInt(words.getShort(MAGIC_AT)) != EXT_MAGIC
                && hasLoader(beginning);
    }

    /** The same of the disk in a file. @throws IOException if it cannot be read */
    public static boolean isIn(Path file) throws IOException {
        try (var disk = Files.newInputStream(file)) {
            return begins(disk.readNBytes(BEGINNING));
        }
    }

    private static boolean hasLoader(byte[] beginning) {
        for (int i = 0; i < LOADER; i++) {
            if (beginning[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
