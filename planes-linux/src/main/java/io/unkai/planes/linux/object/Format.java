package io.unkai.planes.linux.object;

import io.unkai.planes.object.DamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * The layout of a body's file: the bytes as they were sent, so that they can leave by zero-copy; then the CRC-32C of each
 * block of {@value #BLOCK} bytes; then a footer of {@value #FOOTER} bytes: number of bytes, size of a block, CRC-32C of
 * everything between the body and itself, and a mark. A file tells by itself whether it is whole.
 */
final class Format {
    /** Bytes per block; the last is shorter. */
    static final int BLOCK = 256 * 1024;

    static final int FOOTER = 24;
    private static final int BEFORE_SUM = 12;
    private static final long MARK = 0x554e4b41_49424c31L; // "UNKAIBL1"

    private Format() {}

    static int blocks(long size) {
        return Math.toIntExact((size + BLOCK - 1) / BLOCK);
    }

    static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** What follows the body in its file. */
    static ByteBuffer tail(int[] crcs, int count, long size) {
        var tail = ByteBuffer.allocate(count * Integer.BYTES + FOOTER);
        for (int i = 0; i < count; i++) {
            tail.putInt(crcs[i]);
        }
        tail.putLong(size).putInt(BLOCK);
        tail.putInt(crc(tail.slice(0, tail.position())));
        return tail.putLong(MARK).flip();
    }

    /** Reads the checks of a body from its file. */
    static int[] checks(FileChannel file, String id) throws IOException {
        long end = file.size();
        var footer = read(file, id, end - FOOTER, FOOTER);
        long size = footer.getLong(0);
        if (footer.getLong(FOOTER - Long.BYTES) != MARK || footer.getInt(Long.BYTES) != BLOCK || size < 0) {
            throw new DamagedException("body " + id + " has no valid footer");
        }
        if (size / BLOCK > end || end != size + (long) blocks(size) * Integer.BYTES + FOOTER) {
            throw new DamagedException("body " + id + " has another length than its footer says");
        }
        int table = blocks(size) * Integer.BYTES;
        var tail = read(file, id, size, table + FOOTER);
        if (crc(tail.slice(0, table + BEFORE_SUM)) != tail.getInt(table + BEFORE_SUM)) {
            throw new DamagedException("the checks of body " + id + " are damaged");
        }
        var crcs = new int[blocks(size)];
        tail.asIntBuffer().get(crcs);
        return crcs;
    }

    private static ByteBuffer read(FileChannel file, String id, long at, int count) throws IOException {
        if (at < 0) {
            throw new DamagedException("body " + id + " is cut short");
        }
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new DamagedException("body " + id + " is cut short");
            }
        }
        return bytes.flip();
    }
}
