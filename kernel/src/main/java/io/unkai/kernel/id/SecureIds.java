package io.unkai.kernel.id;

import java.security.SecureRandom;

/** Ids nobody can guess. */
public final class SecureIds implements Ids {
    private final SecureRandom random = new SecureRandom();

    @Override
    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
