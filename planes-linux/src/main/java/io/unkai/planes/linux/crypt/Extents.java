package io.unkai.planes.linux.crypt;

import java.io.IOException;
import java.util.Arrays;

/** Writes what is not only zeros, so that the rest takes no room. */
final class Extents {
    private static final int STEP = 4096;
    private static final byte[] ZEROS = new byte[STEP];

    private Extents() {}

    static void writeUnlessZeros(CryptFile target, byte[] part, long at) throws IOException {
        int end = (int) Math.min(part.length, target.size() - at);
        int from = 0;
        while (from < end) {
            int to = next(part, from, end);
            if (to > from) {
                target.write(part, from, to - from, at + from);
            }
            from = Math.min(end, to + STEP);
        }
    }

    /** Where the next step of only zeros begins, or the end. */
    private static int next(byte[] part, int from, int end) {
        int at = from;
        while (at < end && !isBlank(part, at, Math.min(STEP, end - at))) {
            at += STEP;
        }
        return Math.min(at, end);
    }

    private static boolean isBlank(byte[] part, int at, int length) {
        return Arrays.equals(part, at, at + length, ZEROS, 0, length);
    }
}
