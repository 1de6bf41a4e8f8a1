package io.unkai.planes.linux.object;

import io.unkai.planes.object.DamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads blocks of a body and checks them. The buffer is reused: one block at a time, one thread at a time. */
final class Blocks {
    private final FileChannel file;
    private final String id;
    private final int[] crcs;
    private final long size;
    private final ByteBuffer buffer;

    Blocks(FileChannel file, String id, int[] crcs, long size) {
        this.file = file;
        this.id = id;
        this.crcs = crcs;
        this.size = size;
        this.buffer = ByteBuffer.allocate((int) Math.min(Format.BLOCK, size));
    }

    /** The blocks of a body that is as long as its file says. */
    static Blocks of(FileChannel file, String id) throws IOException {
        var crcs = Format.checks(file, id);
        return new Blocks(file, id, crcs, file.size() - Format.FOOTER - (long) crcs.length * Integer.BYTES);
    }

    int count() {
        return crcs.length;
    }

    /** The bytes of a block, in a buffer that the next call overwrites. */
    ByteBuffer read(int block) throws IOException {
        long at = (long) block * Format.BLOCK;
        buffer.clear().limit((int) Math.min(Format.BLOCK, size - at));
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new DamagedException("body " + id + " is cut short");
            }
        }
        buffer.flip();
        if (Format.crc(buffer) != crcs[block]) {
            throw new DamagedException("block " + block + " of body " + id + " is damaged");
        }
        return buffer.rewind();
    }
}
