package io.unkai.planes.linux.block;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** What the kernel counts of a block device, kept open as it is looked at often. */
final class DeviceCounts implements AutoCloseable {
    private static final long SECTOR = 512;
    /** More than the kernel says. */
    private static final int LONGEST = 512;

    private static final int BEFORE_WRITTEN = 6;

    private final byte[] text = new byte[LONGEST];
    private final RandomAccessFile counts;

    /** @param device its path below {@code /dev} */
    DeviceCounts(Path device) throws IOException {
        counts = new RandomAccessFile("/sys/block/" + device.getFileName() + "/stat", "r");
    }

    /** How many bytes were ever written to it. */
    long written() throws IOException {
        counts.seek(0);
        int length = counts.read(text);
        if (length <= 0) {
            throw new IOException("nothing is counted");
        }
        var numbers = new StringTokenizer(new String(text, 0, length, StandardCharsets.US_ASCII));
        for (int skipped = 0; skipped < BEFORE_WRITTEN; skipped++) {
            numbers.nextToken();
        }
        return Long.parseLong(numbers.nextToken()) * SECTOR;
    }

    @Override
    public void close() throws IOException {
        counts.close();
    }
}
