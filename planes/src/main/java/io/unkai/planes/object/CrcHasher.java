package io.unkai.planes.object;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A cyclic redundancy check of at most eight bytes. */
final class CrcHasher implements Hasher {
    private final Checksum checksum;
    private final int size;

    CrcHasher(Checksum checksum, int size) {
        this.checksum = checksum;
        this.size = size;
    }

    @Override
    public void update(byte[] bytes, int offset, int count) {
        checksum.update(bytes, offset, count);
    }

    @Override
    public byte[] finish() {
        var whole = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(whole, Long.BYTES - size, Long.BYTES);
    }
}
