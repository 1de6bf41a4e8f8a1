package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A file of ciphertext, read and written as what it means. Each thread has one of its own, made by {@link #forAnotherThread}. */
public final class CryptFile implements AutoCloseable {
    private static final int SECTOR = XtsCipher.SECTOR;

    private final DiskKey key;
    private final XtsCipher cipher;
    private final FileChannel file;
    /** Who writes part of a sector reads the rest of it first, and nobody may write that meanwhile. */
    private final ReadWriteLock parts;

    private CryptFile(DiskKey key, FileChannel file, ReadWriteLock parts) {
        this.key = key;
        this.file = file;
        this.parts = parts;
        cipher = new XtsCipher(key);
    }

    /** Opens a file, only to read it where nothing else is said. @throws IOException if that is not possible */
    public static CryptFile open(Path path, DiskKey key, boolean writing) throws IOException {
        var channel = writing
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ);
        return new CryptFile(key, channel, new ReentrantReadWriteLock());
    }

    /** The same open file; close one of them only. */
    CryptFile forAnotherThread() {
        return new CryptFile(key, file, parts);
    }

    /** Bytes of the file. */
    public long size() throws IOException {
        return file.size();
    }

    /** Lets what was written be on the disk. */
    public void force() throws IOException {
        file.force(false);
    }

    /** Reads bytes; beyond the end they are zeros. */
    public void read(byte[] into, int offset, int length, long position) throws IOException {
        if (isWhole(length, position)) {
            fill(into, offset, length, position);
            cipher.decrypt(into, offset, length, position / SECTOR);
            return;
        }
        long from = position / SECTOR * SECTOR;
        byte[] sectors = sectors(position, length);
        fill(sectors, 0, sectors.length, from);
        cipher.decrypt(sectors, 0, sectors.length, from / SECTOR);
        System.arraycopy(sectors, (int) (position - from), into, offset, length);
    }

    /** Writes bytes; the array has something else in it afterwards. */
    public void write(byte[] data, int offset, int length, long position) throws IOException {
        if (isWhole(length, position)) {
            cipher.encrypt(data, offset, length, position / SECTOR);
            parts.readLock().lock();
            try {
                put(data, offset, length, position);
            } finally {
                parts.readLock().unlock();
            }
            return;
        }
        parts.writeLock().lock();
        try {
            long from = position / SECTOR * SECTOR;
            byte[] sectors = sectors(position, length);
            read(sectors, 0, sectors.length, from);
            System.arraycopy(data, offset, sectors, (int) (position - from), length);
            cipher.encrypt(sectors, 0, sectors.length, from / SECTOR);
            put(sectors, 0, sectors.length, from);
        } finally {
            parts.writeLock().unlock();
        }
    }

    private static boolean isWhole(int length, long position) {
        return length % SECTOR == 0 && position % SECTOR == 0;
    }

    private static byte[] sectors(long position, int length) {
        long from = position / SECTOR * SECTOR;
        long to = (position + length + SECTOR - 1) / SECTOR * SECTOR;
        return new byte[Math.toIntExact(to - from)];
    }

    private void fill(byte[] into, int offset, int length, long position) throws IOException {
        var buffer = ByteBuffer.wrap(into, offset, length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, position + buffer.position() - offset);
        }
        Arrays.fill(into, buffer.position(), offset + length, (byte) 0);
    }

    private void put(byte[] data, int offset, int length, long position) throws IOException {
        var buffer = ByteBuffer.wrap(data, offset, length);
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position() - offset);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
