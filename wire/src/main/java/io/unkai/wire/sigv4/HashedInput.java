package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that must have a known SHA-256. They are digested in blocks as they pass; where their number is known, the last block
 * is held back until the hash is right, else the end is.
 */
final class HashedInput extends InputStream {
    private final InputStream source;
    private final long length;
    private final String expected;
    private final Function<String, ApiException> onMismatch;
    private final Hashing hashing;
    private final MessageDigest digest = Hash.sha256();
    private final byte[] one = new byte[1];
    private byte[] block = new byte[0];
    private int position;
    private int limit;
    private long count;
    private boolean ended;
    private @Nullable ApiException failure;

    /**
     * @param length number of bytes, or -1 where only the end tells
     * @param onMismatch answers what to throw, given the computed hash
     */
    HashedInput(
            InputStream source,
            long length,
            String expected,
            Function<String, ApiException> onMismatch,
            Hashing hashing) {
        this.source = source;
        this.length = length;
        this.expected = expected;
        this.onMismatch = onMismatch;
        this.hashing = hashing;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
        Objects.checkFromIndexSize(offset, size, target.length);
        if (failure != null) {
            throw failure;
        }
        if (size == 0) {
            return 0;
        }
        if (position == limit && size >= Hashing.BLOCK) {
            int read = fill(target, offset, size);
            return read == 0 ? -1 : read;
        }
        if (position == limit) {
            block = block.length == 0 ? new byte[Hashing.BLOCK] : block;
            position = 0;
            limit = fill(block, 0, block.length);
            if (limit == 0) {
                return -1;
            }
        }
        int taken = Math.min(size, limit - position);
        System.arraycopy(block, position, target, offset, taken);
        position += taken;
        return taken;
    }

    /** Reads and digests at least a block, less only at the end; answers 0 there. */
    private int fill(byte[] target, int offset, int size) throws IOException {
        int filled = 0;
        while (!ended && filled < Hashing.BLOCK) {
            int read = count + filled == length ? -1 : source.read(target, offset + filled, size - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
                ended = count + filled == length;
            }
        }
        hashing.update(digest, target, offset, filled);
        boolean first = count == 0 && filled == 0;
        count += filled;
        if (ended && (filled > 0 || first)) {
            check();
        }
        return filled;
    }

    private void check() {
        var computed = HexFormat.of().formatHex(digest.digest());
        if (!computed.equals(expected)) {
            failure = onMismatch.apply(computed);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
