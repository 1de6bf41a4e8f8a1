package io.unkai.kernel.id;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** Ids nobody can guess. Random bytes are fetched from the system in larger pieces; what was given out is wiped. */
public final class SecureIds implements Ids {
    private static final int PIECE = 2_048;

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] piece = new byte[PIECE];
    private int used = PIECE;

    @Override
    public void fill(byte[] bytes) {
        if (bytes.length > PIECE) {
            random.nextBytes(bytes);
            return;
        }
        lock.lock();
        try {
            if (used + bytes.length > PIECE) {
                random.nextBytes(piece);
                used = 0;
            }
            System.arraycopy(piece, used, bytes, 0, bytes.length);
            Arrays.fill(piece, used, used + bytes.length, (byte) 0);
            used += bytes.length;
        } finally {
            lock.unlock();
        }
    }
}
