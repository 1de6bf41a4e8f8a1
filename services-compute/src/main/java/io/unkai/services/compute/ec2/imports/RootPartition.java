package io.unkai.services.compute.ec2.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Finds the file system that instances boot from: they begin as an ext4 file system, not as a disk with partitions and a boot loader. */
final class RootPartition {
    private static final int SECTOR = 512;
    private static final int MAGIC_AT = 1024 + 56;
    private static final int MAGIC = 0xEF53;
    private static final int BOOT_MAGIC = 0xAA55;
    private static final int TABLE = 446;
    private static final int ENTRY = 16;
    private static final int LINUX = 0x83;
    private static final int PROTECTIVE = 0xEE;
    private static final long GPT_MAGIC = 0x5452_4150_2049_4645L;
    private static final int GPT_ENTRY = 128;
    private static final int MOST = 128;

    private RootPartition() {}

    private record Range(long first, long sectors) {}

    /** The largest Linux partition that has such a file system, or the whole disk. @throws IOException where there is none */
    static Disk of(Disk disk) throws IOException {
        if (isExt(disk, 0)) {
            return disk;
        }
        Range best = null;
        for (var range : partitions(disk)) {
            boolean within = range.first > 0
                    && range.sectors > 0
                    && range.first < disk.size() / SECTOR
                    && range.sectors <= disk.size() / SECTOR - range.first;
            if (within && (best == null || range.sectors > best.sectors) && isExt(disk, range.first * SECTOR)) {
                best = range;
            }
        }
        if (best == null) {
            throw new IOException("No ext4 file system was found that an instance could boot from.");
        }
        return new Disk.Part(disk, best.first * SECTOR, best.sectors * SECTOR);
    }

    private static boolean isExt(Disk disk, long at) throws IOException {
        byte[] block = new byte[SECTOR];
        disk.read(at + MAGIC_AT / SECTOR * SECTOR, block);
        return Short.toUnsignedInt(little(block).getShort(MAGIC_AT % SECTOR)) == MAGIC;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Range> partitions(Disk disk) throws IOException {
        byte[] bytes = new byte[SECTOR];
        disk.read(0, bytes);
        var boot = little(bytes);
        var found = new ArrayList<Range>();
        if (Short.toUnsignedInt(boot.getShort(SECTOR - 2)) != BOOT_MAGIC) {
            return found;
        }
        for (int at = TABLE; at < TABLE + 4 * ENTRY; at += ENTRY) {
            int type = Byte.toUnsignedInt(boot.get(at + 4));
            if (type == PROTECTIVE) {
                return gpt(disk);
            }
            if (type == LINUX) {
                found.add(new Range(
                        Integer.toUnsignedLong(boot.getInt(at + 8)), Integer.toUnsignedLong(boot.getInt(at + 12))));
            }
        }
        return found;
    }

    private static List<Range> gpt(Disk disk) throws IOException {
        byte[] bytes = new byte[SECTOR];
        disk.read(SECTOR, bytes);
        var header = little(bytes);
        long table = header.getLong(72);
        var found = new ArrayList<Range>();
        if (header.getLong(0) != GPT_MAGIC
                || header.getInt(84) != GPT_ENTRY
                || table < 2
                || table > disk.size() / SECTOR) {
            return found;
        }
        byte[] all = new byte[GPT_ENTRY * Math.clamp(header.getInt(80), 0, MOST)];
        disk.read(table * SECTOR, all);
        var entries = little(all);
        for (int at = 0; at < all.length; at += GPT_ENTRY) {
            long first = entries.getLong(at + 32);
            long last = entries.getLong(at + 40);
            if (first > 0 && last >= first) {
                found.add(new Range(first, last - first + 1));
            }
        }
        return found;
    }
}
