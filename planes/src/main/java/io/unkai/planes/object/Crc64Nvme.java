package io.unkai.planes.object;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * The 64-bit check of NVM Express (reflected, initial value and final exclusive-or all ones), eight bytes per step through
 * eight tables.
 */
final class Crc64Nvme implements Checksum {
    /** The polynomial 0xAD93D23594C93659 with its bits reversed. */
    static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[][] TABLES = tables();

    private long state = -1;

    private static long[][] tables() {
        var tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = value >>> 1 ^ (POLYNOMIAL & -(value & 1));
            }
            tables[0][i] = value;
        }
        for (int table = 1; table < 8; table++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[table - 1][i];
                tables[table][i] = before >>> 8 ^ tables[0][(int) before & 0xff];
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        state = state >>> 8 ^ TABLES[0][(int) (state ^ b) & 0xff];
    }

    @Override
    public void update(byte[] bytes, int offset, int count) {
        long crc = state;
        int at = offset;
        int end = offset + count;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            crc = step(crc ^ (long) WORD.get(bytes, at));
        }
        for (; at < end; at++) {
            crc = crc >>> 8 ^ TABLES[0][(int) (crc ^ bytes[at]) & 0xff];
        }
        state = crc;
    }

    private static long step(long word) {
        return TABLES[7][(int) word & 0xff]
                ^ TABLES[6][(int) (word >>> 8) & 0xff]
                ^ TABLES[5][(int) (word >>> 16) & 0xff]
                ^ TABLES[4][(int) (word >>> 24) & 0xff]
                ^ TABLES[3][(int) (word >>> 32) & 0xff]
                ^ TABLES[2][(int) (word >>> 40) & 0xff]
                ^ TABLES[1][(int) (word >>> 48) & 0xff]
                ^ TABLES[0][(int) (word >>> 56)];
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }
}
