package io.unkai.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CloudClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource MACHINE = InstantSource.fixed(START);

    @Test
    void theOffsetMovesTheTimeAndIsKept() {
        try (var store = new MemoryStore()) {
            try (var clock = new SystemCloudClock(store, MACHINE)) {
                assertThat(clock.now()).isEqualTo(START);
                clock.move(Duration.ofDays(-3));
                assertThat(clock.now()).isEqualTo(START.minus(Duration.ofDays(3)));
            }
            try (var clock = new SystemCloudClock(store, MACHINE)) {
                assertThat(clock.offset()).isEqualTo(Duration.ofDays(-3));
            }
        }
    }

    @Test
    void timersFollowTheCloudsTime() throws Exception {
        try (var store = new MemoryStore();
                var clock = new SystemCloudClock(store, MACHINE)) {
            var now = new CountDownLatch(1);
            clock.at(START, now::countDown);
            assertThat(now.await(30, TimeUnit.SECONDS)).isTrue();
            var moved = new CountDownLatch(1);
            clock.at(START.plus(Duration.ofDays(1)), moved::countDown);
            clock.move(Duration.ofDays(1));
            assertThat(moved.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aManualClockRunsWhatIsDueInOrder() {
        var clock = new ManualCloudClock(START);
        var ran = new ArrayList<String>();
        clock.at(START.plusSeconds(20), () -> ran.add("20"));
        clock.at(START.plusSeconds(10), () -> ran.add("10"));
        clock.at(START.plusSeconds(15), () -> ran.add("15")).close();
        clock.at(START.plusSeconds(30), () -> ran.add("30"));
        clock.at(START, () -> ran.add("now"));
        clock.advance(Duration.ofSeconds(20));
        assertThat(ran).containsExactly("now", "10", "20");
        clock.move(Duration.ofSeconds(-100));
        clock.advance(Duration.ofSeconds(110));
        assertThat(ran).hasSize(3);
        clock.move(Duration.ofSeconds(30));
        assertThat(ran).endsWith("30");
    }
}
