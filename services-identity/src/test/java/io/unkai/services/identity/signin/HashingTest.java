package io.unkai.services.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.id.SeededIds;
import io.unkai.services.identity.iam.login.Login;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashingTest {
    private static final int ITERATIONS = 20_000;
    private static final int TRIES = 7;

    private final Hashing hashing = new Hashing(ITERATIONS);
    private final Login login =
            Login.make("123456789012", "AIDAX", "correct horse", false, new SeededIds(3), ITERATIONS, Instant.EPOCH);

    @Test
    void nobodyIsTakenForSomebody() {
        assertThat(hashing.matches(login, "correct horse")).isTrue();
        assertThat(hashing.matches(login, "battery staple")).isFalse();
        assertThat(hashing.matches(null, "correct horse")).isFalse();
        assertThat(hashing.matches(null, "")).isFalse();
    }

    /** Work in processor time, which others on this machine do not change: whoever is unknown costs as much as a wrong password. */
    @Test
    void nobodyLearnsWhoExistsFromHowLongItTakes() {
        work(login);
        double known = work(login);
        double unknown = work(null);
        assertThat(unknown / known).as("of %s and %s ns", unknown, known).isBetween(0.5, 2.0);
    }

    /** The median. */
    private long work(@Nullable Login of) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES)
                .map(i -> {
                    long before = threads.getCurrentThreadCpuTime();
                    hashing.matches(of, "battery staple");
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .sorted()
                .skip(TRIES / 2)
                .findFirst()
                .orElseThrow();
    }
}
