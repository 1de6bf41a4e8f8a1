package io.unkai.planes.linux.object;

import io.unkai.kernel.schema.FileSegments;
import io.unkai.kernel.schema.FileStream;
import io.unkai.planes.object.BlobRef;
import io.unkai.planes.object.DamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a body, checked just before it is handed out. For zero-copy it comes in segments of {@value #SEGMENT} bytes:
 * checking one also brings it into the page cache, so that sending it does not wait for the disk.
 */
final class CheckedFile implements FileSegments {
    /** A multiple of the block size. */
    static final int SEGMENT = 16 * Format.BLOCK;

    private final Workers workers;
    private final Checked.Seen checked;
    private final BlobRef blob;
    private final FileChannel file;
    private final long length;
    private final long end;
    private long next;
    private @Nullable Blocks blocks;
    private @Nullable InputStream in;

    CheckedFile(Workers workers, Checked.Seen checked, BlobRef blob, FileChannel file, long offset, long length) {
        this.workers = workers;
        this.checked = checked;
        this.blob = blob;
        this.file = file;
        this.length = length;
        this.next = offset;
        this.end = offset + length;
    }

    @Override
    public long length() {
        return length;
    }

    /** Checks the first segment, so that a damaged body is refused before its answer has begun. */
    CheckedFile prepared() throws IOException {
        try {
            check(next, segmentEnd());
            return this;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable FileStream next() throws IOException {
        if (next >= end) {
            return null;
        }
        long to = segmentEnd();
        if (unseen(next, to)) {
            workers.onFiles(() -> check(next, to));
        }
        var segment = new FileStream(file, next, to - next);
        next = to;
        return segment;
    }

    private long segmentEnd() {
        return Math.min(end, (next / SEGMENT + 1) * SEGMENT);
    }

    private boolean unseen(long from, long to) {
        int block = (int) (from / Format.BLOCK);
        while (block < Format.blocks(to) && checked.has(block)) {
            block++;
        }
        return block < Format.blocks(to);
    }

    /** Checks the blocks that hold these bytes and remembers them. */
    private @Nullable Void check(long from, long to) throws IOException {
        for (int block = (int) (from / Format.BLOCK); block < Format.blocks(to); block++) {
            if (!checked.has(block)) {
                blocks().read(block);
                checked.add(block);
            }
        }
        return null;
    }

    private Blocks blocks() throws IOException {
        if (blocks == null) {
            var crcs = Format.checks(file, blob.id());
            if (crcs.length != Format.blocks(blob.size())) {
                throw new DamagedException("body " + blob.id() + " has another length than was stored");
            }
            blocks = new Blocks(file, blob.id(), crcs, blob.size());
        }
        return blocks;
    }

    @Override
    public InputStream open() {
        if (in == null) {
            in = new BlockInput(this::block);
        }
        return in;
    }

    /** The part of the next block that is asked for, checked; empty at the end. */
    private ByteBuffer block() throws IOException {
        if (next >= end) {
            return ByteBuffer.allocate(0);
        }
        int block = (int) (next / Format.BLOCK);
        long start = (long) block * Format.BLOCK;
        var bytes = workers.onFiles(() -> blocks().read(block));
        int from = (int) (next - start);
        int to = (int) Math.min(bytes.limit(), end - start);
        next = start + to;
        return bytes.limit(to).position(from);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
