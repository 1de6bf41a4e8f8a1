package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** {@link XtsCipher} with what every Java has, block by block. */
final class JavaXts implements XtsCipher {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 16;
    private static final int WORDS = SECTOR / Long.BYTES;
    /** Sectors that are worked on at a time. */
    private static final int BATCH = 128;
    /** What overflows comes back as this (the polynomial of the field). */
    private static final long REDUCTION = 0x87;

    private final Cipher encryption;
    private final Cipher decryption;
    private final Cipher places;
    private final byte[] starts = new byte[BATCH * BLOCK];
    private final long[] tweaks = new long[BATCH * WORDS];
    private final byte[] part = new byte[BATCH * SECTOR];

    JavaXts(DiskKey key) {
        byte[] bytes = key.bytes();
        int half = DiskKey.BYTES / 2;
        var data = new SecretKeySpec(bytes, 0, half, "AES");
        encryption = cipher(Cipher.ENCRYPT_MODE, data);
        decryption = cipher(Cipher.DECRYPT_MODE, data);
        places = cipher(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes, half, half, "AES"));
        Arrays.fill(bytes, (byte) 0);
    }

    // What is alike in two blocks is hidden by XTS around this.
    @SuppressWarnings("InsecureCryptoUsage")
    private static Cipher cipher(int mode, SecretKeySpec key) {
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
    }

    @Override
    public void encrypt(MemorySegment data, long firstSector) {
        each(encryption, data, firstSector);
    }

    @Override
    public void decrypt(MemorySegment data, long firstSector) {
        each(decryption, data, firstSector);
    }

    private void each(Cipher cipher, MemorySegment data, long firstSector) {
        for (long done = 0; done < data.byteSize(); done += part.length) {
            int length = (int) Math.min(part.length, data.byteSize() - done);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, done, part, 0, length);
            apply(cipher, part, 0, length, firstSector + done / SECTOR);
            MemorySegment.copy(part, 0, data, ValueLayout.JAVA_BYTE, done, length);
        }
    }

    private void apply(Cipher cipher, byte[] data, int offset, int length, long firstSector) {
        try {
            int sectors = length / SECTOR;
            for (int i = 0; i < sectors; i++) {
                LONGS.set(starts, i * BLOCK, firstSector + i);
                LONGS.set(starts, i * BLOCK + Long.BYTES, 0L);
            }
            places.update(starts, 0, sectors * BLOCK, starts, 0);
            for (int i = 0; i < sectors; i++) {
                spread(i);
            }
            mix(data, offset, length);
            cipher.update(data, offset, length, data, offset);
            mix(data, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused whole blocks", e);
        }
    }

    /** What each block of a sector is mixed with: the one before it, doubled. */
    private void spread(int sector) {
        long low = (long) LONGS.get(starts, sector * BLOCK);
        long high = (long) LONGS.get(starts, sector * BLOCK + Long.BYTES);
        for (int i = sector * WORDS; i < (sector + 1) * WORDS; i += 2) {
            tweaks[i] = low;
            tweaks[i + 1] = high;
            long over = high >> (Long.SIZE - 1) & REDUCTION;
            high = high << 1 | low >>> (Long.SIZE - 1);
            low = low << 1 ^ over;
        }
    }

    private void mix(byte[] data, int offset, int length) {
        for (int i = 0; i < length / Long.BYTES; i++) {
            int at = offset + i * Long.BYTES;
            LONGS.set(data, at, (long) LONGS.get(data, at) ^ tweaks[i]);
        }
    }
}
