package io.unkai.planes.linux.block;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the kernel counts of a block device, kept open as it is looked at often. */
final class DeviceCounts implements AutoCloseable {
    private static final long SECTOR = 512;
    /** More than the kernel says. */
    private static final int LONGEST = 512;

    private static final int REQUESTS = 4;
    private static final int SECTORS = 6;

    private final byte[] text = new byte[LONGEST];
    private final RandomAccessFile counts;

    /** @param device its path below {@code /dev} */
    DeviceCounts(Path device) throws IOException {
        counts = new RandomAccessFile("/sys/block/" + device.getFileName() + "/stat", "r");
    }

    /**
     * What was ever written to it.
     *
     * @param requests how many there were, where neighbours are one
     * @param bytes how much it was
     */
    record Written(long requests, long bytes) {
        Written since(Written before) {
            return new Written(requests - before.requests, bytes - before.bytes);
        }
    }

    /** What was written to it until now. */
    Written written() throws IOException {
        counts.seek(0);
        int length = counts.read(text);
        if (length <= 0) {
            throw new IOException("nothing is counted");
        }
        var numbers =
                new String(text, 0, length, StandardCharsets.US_ASCII).strip().split(" +");
        return new Written(Long.parseLong(numbers[REQUESTS]), Long.parseLong(numbers[SECTORS]) * SECTOR);
    }

    @Override
    public void close() throws IOException {
        counts.close();
    }
}
