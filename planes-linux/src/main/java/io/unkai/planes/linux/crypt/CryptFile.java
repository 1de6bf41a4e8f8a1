package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A file of ciphertext, read and written as what it means. Each thread has one of its own, made by {@link #forAnotherThread}. */
public final class CryptFile implements AutoCloseable {
    private static final int SECTOR = XtsCipher.SECTOR;
    private static final int PART = 1 << 18;

    private final DiskKey key;
    private final XtsCipher cipher;
    private final FileChannel file;
    /** Who writes part of a sector reads the rest of it first, and nobody may write that meanwhile. */
    private final ReadWriteLock parts;

    private @Nullable MemorySegment scratch;

    private CryptFile(DiskKey key, FileChannel file, ReadWriteLock parts) {
        this.key = key;
        this.file = file;
        this.parts = parts;
        cipher = XtsCipher.of(key);
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

    /** Reads bytes; beyond the end they are zeros. A sector of zeros of the file means zeros: what was never written, or given back, needs no room. */
    void read(MemorySegment into, long position) throws IOException {
        if (isWhole(into.byteSize(), position)) {
            fill(into, position);
            decrypt(into, position / SECTOR);
            return;
        }
        try (var arena = Arena.ofConfined()) {
            long from = position / SECTOR * SECTOR;
            var sectors = sectors(arena, position, into.byteSize());
            read(sectors, from);
            MemorySegment.copy(sectors, position - from, into, 0, into.byteSize());
        }
    }

    /** Decrypts what is not zeros, as many sectors together as there are. */
    private void decrypt(MemorySegment data, long firstSector) {
        long begin = 0;
        for (long at = 0; at < data.byteSize(); at += SECTOR) {
            if (isBlank(data, at)) {
                cipher.decrypt(data.asSlice(begin, at - begin), firstSector + begin / SECTOR);
                begin = at + SECTOR;
            }
        }
        cipher.decrypt(data.asSlice(begin), firstSector + begin / SECTOR);
    }

    private static boolean isBlank(MemorySegment data, long at) {
        for (long i = at; i < at + SECTOR; i += Long.BYTES) {
            if (data.get(ValueLayout.JAVA_LONG_UNALIGNED, i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes bytes; the memory has something else in it afterwards. */
    void write(MemorySegment data, long position) throws IOException {
        if (isWhole(data.byteSize(), position)) {
            cipher.encrypt(data, position / SECTOR);
            parts.readLock().lock();
            try {
                put(data, position);
            } finally {
                parts.readLock().unlock();
            }
            return;
        }
        parts.writeLock().lock();
        try (var arena = Arena.ofConfined()) {
            long from = position / SECTOR * SECTOR;
            var sectors = sectors(arena, position, data.byteSize());
            read(sectors, from);
            MemorySegment.copy(data, 0, sectors, position - from, data.byteSize());
            cipher.encrypt(sectors, from / SECTOR);
            put(sectors, from);
        } finally {
            parts.writeLock().unlock();
        }
    }

    /** The same into a part of an array. */
    public void read(byte[] into, int offset, int length, long position) throws IOException {
        for (int done = 0; done < length; done += PART) {
            var part = room().asSlice(0, Math.min(PART, length - done));
            read(part, position + done);
            MemorySegment.copy(part, ValueLayout.JAVA_BYTE, 0, into, offset + done, (int) part.byteSize());
        }
    }

    /** The same from a part of an array, which stays as it is. */
    public void write(byte[] data, int offset, int length, long position) throws IOException {
        for (int done = 0; done < length; done += PART) {
            var part = room().asSlice(0, Math.min(PART, length - done));
            MemorySegment.copy(data, offset + done, part, ValueLayout.JAVA_BYTE, 0, (int) part.byteSize());
            write(part, position + done);
        }
    }

    private MemorySegment room() {
        var room = scratch == null ? Arena.ofAuto().allocate(PART, Long.BYTES) : scratch;
        scratch = room;
        return room;
    }

    private static boolean isWhole(long length, long position) {
        return length % SECTOR == 0 && position % SECTOR == 0;
    }

    private static MemorySegment sectors(Arena arena, long position, long length) {
        long from = position / SECTOR * SECTOR;
        long to = (position + length + SECTOR - 1) / SECTOR * SECTOR;
        return arena.allocate(to - from, Long.BYTES);
    }

    private void fill(MemorySegment into, long position) throws IOException {
        var buffer = into.asByteBuffer();
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, position + buffer.position());
        }
        into.asSlice(buffer.position()).fill((byte) 0);
    }

    private void put(MemorySegment data, long position) throws IOException {
        var buffer = data.asByteBuffer();
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
