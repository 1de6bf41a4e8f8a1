package io.unkai.services.compute.ec2.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A disk in a file of QEMU's format 2 or 3 that needs no other file. Whatever is in it, nothing but it is read, and no more memory is used than
 * its tables may take.
 */
final class QcowDisk implements Disk {
    private static final int MAGIC = 0x514649FB;
    private static final int HEADER = 112;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 21;
    /** Entries of the first table; as QEMU has it. */
    private static final int MOST_ENTRIES = 4 << 20;

    private static final long OFFSET = 0x00FF_FFFF_FFFF_FE00L;
    private static final long COMPRESSED = 1L << 62;
    private static final long ZEROS = 1;
    /** That it was not closed well, which damages counts only, which nobody reads here. */
    private static final long DIRTY = 1;

    private static final int SECTOR = 512;

    private final Source file;
    private final long size;
    private final int bits;
    private final long[] tables;
    private long[] table = new long[0];
    private long tableAt = -1;
    private byte[] unpacked = new byte[0];
    private long unpackedAt = -1;

    private QcowDisk(Source file, long size, int bits, long[] tables) {
        this.file = file;
        this.size = size;
        this.bits = bits;
        this.tables = tables;
    }

    static QcowDisk open(Source file) throws IOException {
        byte[] bytes = new byte[HEADER];
        file.read(0, bytes);
        var header = ByteBuffer.wrap(bytes);
        int version = header.getInt(4);
        if (header.getInt(0) != MAGIC || version != 2 && version != 3) {
            throw new IOException("The file is not of the format QCOW2.");
        }
        if (header.getLong(8) != 0 || header.getInt(32) != 0) {
            throw new IOException("A disk with a backing file, or an encrypted one, cannot be imported.");
        }
        if (version == 3 && (header.getLong(72) & ~DIRTY) != 0) {
            throw new IOException("The disk uses features that are not known.");
        }
        int bits = header.getInt(20);
        long size = header.getLong(24);
        int entries = header.getInt(36);
        if (bits < FEWEST_BITS || bits > MOST_BITS || size <= 0 || entries < 0 || entries > MOST_ENTRIES) {
            throw new IOException("The disk's header is damaged.");
        }
        long covered = 1L << (bits + bits - 3);
        if ((size - 1) / covered + 1 > entries) {
            throw new IOException("The disk's tables are too small for it.");
        }
        long at = header.getLong(40);
        if (at < 0 || at + (long) entries * Long.BYTES > file.size()) {
            throw new IOException("The disk's tables are not within the file.");
        }
        return new QcowDisk(file, size, bits, numbers(file, at, entries));
    }

    private static long[] numbers(Source file, long at, int count) throws IOException {
        byte[] bytes = new byte[count * Long.BYTES];
        file.read(at, bytes);
        var numbers = new long[count];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long at, byte[] into) throws IOException {
        Arrays.fill(into, (byte) 0);
        int cluster = 1 << bits;
        int done = 0;
        while (done < into.length && at + done < size) {
            long place = at + done;
            int within = (int) (place & (cluster - 1));
            int part = (int) Math.min(Math.min(cluster - within, into.length - done), size - place);
            read(place >> bits, within, into, done, part);
            done += part;
        }
    }

    @Override
    public boolean mayHave(long at, int length) throws IOException {
        long last = Math.min(at + length, size) - 1 >> bits;
        for (long index = at >> bits; index <= last; index++) {
            if (entry(index) != 0) {
                return true;
            }
        }
        return false;
    }

    private void read(long index, int within, byte[] into, int offset, int length) throws IOException {
        long entry = entry(index);
        if ((entry & COMPRESSED) != 0) {
            System.arraycopy(unpack(entry), within, into, offset, length);
        } else if ((entry & ZEROS) == 0 && (entry & OFFSET) != 0) {
            byte[] part = new byte[length];
            file.read((entry & OFFSET) + within, part);
            System.arraycopy(part, 0, into, offset, length);
        }
    }

    private long entry(long index) throws IOException {
        int each = bits - 3;
        long at = tables[(int) (index >> each)] & OFFSET;
        if (at == 0) {
            return 0;
        }
        if (at != tableAt) {
            table = numbers(file, at, 1 << each);
            tableAt = at;
        }
        return table[(int) (index & ((1 << each) - 1))];
    }

    private byte[] unpack(long entry) throws IOException {
        if (entry == unpackedAt) {
            return unpacked;
        }
        int split = 62 - (bits - 8);
        long at = entry & ((1L << split) - 1);
        int sectors = (int) ((entry & ~COMPRESSED & Long.MAX_VALUE) >>> split) + 1;
        byte[] packed = new byte[sectors * SECTOR - (int) (at & (SECTOR - 1))];
        file.read(at, packed);
        byte[] cluster = new byte[1 << bits];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < cluster.length) {
                int part = inflater.inflate(cluster, done, cluster.length - done);
                if (part == 0) {
                    throw new IOException("A compressed part of the disk is damaged.");
                }
                done += part;
            }
        } catch (DataFormatException e) {
            throw new IOException("A compressed part of the disk is damaged.", e);
        } finally {
            inflater.end();
        }
        unpacked = cluster;
        unpackedAt = entry;
        return cluster;
    }
}
