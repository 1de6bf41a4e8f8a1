package io.unkai.kernel.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilersTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private interface Body {
        Outcome look(String key) throws Exception;
    }

    private final Store store = new MemoryStore();
    private final ManualDelays delays = new ManualDelays();
    private final List<Reconcilers> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var one : started) {
            one.close();
        }
        store.close();
    }

    private Reconcilers start(int concurrency, Body body) {
        var reconciler = new Reconciler() {
            @Override
            public String kind() {
                return "vpc";
            }

            @Override
            public Outcome reconcile(String key) throws Exception {
                return body.look(key);
            }
        };
        var reconcilers = new Reconcilers(store, new SeededIds(1), delays, concurrency, List.of(reconciler));
        started.add(reconcilers);
        reconcilers.start();
        return reconcilers;
    }

    private void ask(String... keys) {
        store.write(txn -> {
            for (var key : keys) {
                txn.reconcile("vpc", key);
            }
            return 0;
        });
    }

    private int pending() {
        return store.read(txn -> {
            int found = 0;
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                for (; cursor.hasNext(); cursor.next()) {
                    found++;
                }
            }
            return found;
        });
    }

    @Test
    void requestsAreServedAndStruckOff() throws Exception {
        ask("before");
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var reconcilers = start(2, key -> {
            seen.add(key);
            return Outcome.done();
        });
        ask("a", "b");
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(seen).containsExactlyInAnyOrder("before", "a", "b");
        assertThat(pending()).isZero();
        assertThat(reconcilers.stats()).isEqualTo(new ReconcileStats(3, 0, 0, 0, 0, 0));
    }

    @Test
    void whatIsAskedForDuringALookIsLookedAtAgain() throws Exception {
        var runs = new AtomicInteger();
        var reconcilers = start(2, key -> {
            if (runs.incrementAndGet() == 1) {
                ask("a");
            }
            return Outcome.done();
        });
        ask("a");
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        delays.passAll();
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(pending()).isZero();
    }

    @Test
    void failuresWaitEverLonger() throws Exception {
        var runs = new AtomicInteger();
        var reconcilers = start(2, key -> {
            if (runs.incrementAndGet() < 4) {
                throw new IllegalStateException("no");
            }
            return Outcome.done();
        });
        ask("a");
        for (long most : new long[] {200, 400, 800}) {
            assertThat(reconcilers.awaitIdle(SOON)).isTrue();
            assertThat(pending()).isEqualTo(1);
            assertThat(delays.lengths()).hasSize(1);
            assertThat(delays.lengths().getFirst()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
            delays.passAll();
        }
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(pending()).isZero();
        assertThat(reconcilers.stats().failed()).isEqualTo(3);
    }

    @Test
    void whatWaitsIsLookedAtAtOnceWhenAskedFor() throws Exception {
        var runs = new AtomicInteger();
        var reconcilers =
                start(2, key -> runs.incrementAndGet() == 1 ? Outcome.again(Duration.ofHours(1)) : Outcome.done());
        ask("a");
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(delays.lengths()).containsExactly(Duration.ofHours(1));
        assertThat(reconcilers.stats().waiting()).isEqualTo(1);
        ask("a");
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(delays.lengths()).isEmpty();
        assertThat(pending()).isZero();
    }

    @Test
    void oneKeyRunsOnceAtATimeAndNotTooManyTogether() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var keys = ConcurrentHashMap.<String>newKeySet();
        var twice = new AtomicInteger();
        var reconcilers = start(3, key -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            if (!keys.add(key)) {
                twice.incrementAndGet();
            }
            Thread.onSpinWait();
            keys.remove(key);
            running.decrementAndGet();
            return Outcome.done();
        });
        for (int i = 0; i < 200; i++) {
            ask("k" + i % 7, "k" + i % 5);
        }
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        delays.passAll();
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(twice).hasValue(0);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(pending()).isZero();
    }

    @Test
    void anotherEngineGoesOnWithWhatIsLeft() throws Exception {
        var first = start(2, key -> Outcome.failed("down"));
        ask("a", "b");
        assertThat(first.awaitIdle(SOON)).isTrue();
        first.close();
        ask("c");
        assertThat(pending()).isEqualTo(3);
        var second = start(2, key -> Outcome.done());
        assertThat(second.awaitIdle(SOON)).isTrue();
        assertThat(pending()).isZero();
    }

    @Test
    void closingWaitsForWhatRuns() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var reconcilers = start(1, key -> {
            entered.countDown();
            leave.await();
            return Outcome.done();
        });
        ask("a", "b");
        entered.await();
        var closer = Thread.startVirtualThread(() -> close(reconcilers));
        leave.countDown();
        closer.join();
        assertThat(reconcilers.stats().running()).isZero();
        assertThat(pending()).isBetween(0, 1);
    }

    private static void close(Reconcilers reconcilers) {
        try {
            reconcilers.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUnknownKindStays() throws Exception {
        var reconcilers = start(1, key -> Outcome.done());
        store.write(txn -> {
            txn.reconcile("nobody", "a");
            return 0;
        });
        assertThat(reconcilers.awaitIdle(SOON)).isTrue();
        assertThat(pending()).isEqualTo(1);
    }
}
