package io.unkai.wire.sigv4;

import static io.unkai.wire.sigv4.Requests.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingTest {
    private final Hashing hashing = new Hashing(1);

    @AfterEach
    void stop() {
        hashing.close();
    }

    /** Remembers who fed it. */
    private static final class Watched extends MessageDigest {
        private final List<Boolean> virtual = new ArrayList<>();

        Watched() {
            super("watched");
        }

        @Override
        protected void engineUpdate(byte input) {
            virtual.add(Thread.currentThread().isVirtual());
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            virtual.add(Thread.currentThread().isVirtual());
        }

        @Override
        protected byte[] engineDigest() {
            return new byte[0];
        }

        @Override
        protected void engineReset() {
            virtual.clear();
        }
    }

    @Test
    void longStretchesLeaveVirtualThreadsAlone() throws InterruptedException {
        var digest = new Watched();

        Thread.ofVirtual()
                .start(() -> {
                    hashing.update(digest, letters(Hashing.BLOCK), 0, Hashing.BLOCK);
                    hashing.update(digest, letters(10), 0, 10);
                })
                .join();
        hashing.update(digest, letters(Hashing.BLOCK), 0, Hashing.BLOCK);

        assertThat(digest.virtual).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesPassUnchangedHoweverTheyAreRead(long seed) throws IOException {
        var random = new Random(seed);
        for (int length :
                new int[] {0, 1, Hashing.BLOCK - 1, Hashing.BLOCK, Hashing.BLOCK + 1, 3 * Hashing.BLOCK + 17}) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            var in = input(bytes, random.nextBoolean() ? length : -1, Hash.hex(bytes), random);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1 + random.nextInt(2 * Hashing.BLOCK)];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, 0, 1 + random.nextInt(buffer.length))) {
                out.write(buffer, 0, read);
            }

            assertThat(out.toByteArray())
                    .as("seed " + seed + " length " + length)
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 100_000, 200_000})
    void theLastBlockIsHeldBackUntilTheHashIsRight(int buffer) {
        var in = input(letters(200_000), 200_000, Hash.EMPTY, new Random(7));
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> {
                    var bytes = new byte[buffer];
                    while (out.size() < 200_000) {
                        out.write(bytes, 0, in.read(bytes));
                    }
                })
                .isInstanceOf(ApiException.class);
        assertThat(out.size()).isLessThan(200_000);
        assertThatThrownBy(in::read).isInstanceOf(ApiException.class);
    }

    private HashedInput input(byte[] bytes, long length, String hash, Random random) {
        var source = new ByteArrayInputStream(bytes);
        var halting = new InputStream() {
            @Override
            public int read() {
                return source.read();
            }

            @Override
            public int read(byte[] target, int offset, int size) {
                return source.read(target, offset, Math.min(size, 1 + random.nextInt(20_000)));
            }
        };
        return new HashedInput(halting, length, hash, computed -> new ApiException("Wrong", computed), hashing);
    }
}
