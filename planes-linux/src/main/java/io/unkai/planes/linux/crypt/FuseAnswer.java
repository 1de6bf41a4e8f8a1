package io.unkai.planes.linux.crypt;

import io.unkai.planes.linux.ffm.FuseDevice;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An answer to the kernel as it is put together: a head, then numbers one after the other. Serves one thread. */
final class FuseAnswer {
    private static final int HEAD = 16;
    private static final int ERROR_AT = 4;
    private static final int REQUEST_AT = 8;
    private static final long NANOSECOND_FIELDS = 3L * Integer.BYTES;

    private final FuseDevice device;
    private final MemorySegment out;
    private long length = HEAD;

    FuseAnswer(FuseDevice device, MemorySegment out) {
        this.device = device;
        this.out = out;
    }

    FuseAnswer begin() {
        length = HEAD;
        return this;
    }

    FuseAnswer number(int value) {
        out.set(ValueLayout.JAVA_INT_UNALIGNED, length, value);
        length += Integer.BYTES;
        return this;
    }

    FuseAnswer half(int value) {
        out.set(ValueLayout.JAVA_SHORT_UNALIGNED, length, (short) value);
        length += Short.BYTES;
        return this;
    }

    FuseAnswer large(long value) {
        out.set(ValueLayout.JAVA_LONG_UNALIGNED, length, value);
        length += Long.BYTES;
        return this;
    }

    FuseAnswer zeros(long bytes) {
        out.asSlice(length, bytes).fill((byte) 0);
        length += bytes;
        return this;
    }

    /** The next bytes, for others to fill. */
    MemorySegment room(int count) {
        var room = out.asSlice(length, count);
        length += count;
        return room;
    }

    /** What the kernel knows of a file; times are not kept. */
    FuseAnswer attributes(long node, long size, int mode, int owner) {
        large(node).large(size).large((size + XtsCipher.SECTOR - 1) / XtsCipher.SECTOR);
        zeros(3L * Long.BYTES + NANOSECOND_FIELDS);
        number(mode).number(1).number(owner).number(owner);
        return number(0).number(FuseSession.BLOCK_SIZE).number(0);
    }

    /** Sends it. */
    void send(long request) throws IOException {
        send(request, 0);
    }

    /** Says that a request failed. */
    void fail(long request, int error) throws IOException {
        begin();
        send(request, -error);
    }

    private void send(long request, int error) throws IOException {
        out.set(ValueLayout.JAVA_INT_UNALIGNED, 0, (int) length);
        out.set(ValueLayout.JAVA_INT_UNALIGNED, ERROR_AT, error);
        out.set(ValueLayout.JAVA_LONG_UNALIGNED, REQUEST_AT, request);
        device.write(out.asSlice(0, length));
    }
}
