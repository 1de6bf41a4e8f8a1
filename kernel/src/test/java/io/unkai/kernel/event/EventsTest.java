package io.unkai.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.reconcile.Reconcilers;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Texts;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.kernel.time.SystemDelays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final Table<String, String> LOG = Texts.table("test.log");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Writes down what it is told, and fails every third time. */
    private record Scribe(AtomicInteger calls) implements Subscriber {
        @Override
        public String name() {
            return "scribe";
        }

        @Override
        public boolean wants(String type) {
            return type.startsWith("ec2.");
        }

        @Override
        public void receive(Txn txn, Event event) {
            var before = txn.get(LOG, event.source());
            txn.put(
                    LOG,
                    event.source(),
                    (before == null ? "" : before) + event.type().substring(4) + " ");
            if (calls.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("no");
            }
        }
    }

    @Test
    void eventsAreToldInOrderOnceEach() throws Exception {
        var events = new Events(List.of(new Scribe(new AtomicInteger())));
        try (Store store = new MemoryStore();
                var delays = new SystemDelays();
                var reconcilers = new Reconcilers(store, new SeededIds(1), delays, 4, events.reconcilers(store))) {
            happen(store, events, "vpc-1", "ec2.a", "s3.x", "ec2.b");
            reconcilers.start();
            happen(store, events, "vpc-2", "ec2.c");
            happen(store, events, "vpc-1", "ec2.d", "ec2.e");
            // What failed is told again after a while, in which nothing is to be done.
            for (long until = System.nanoTime() + PATIENCE.toNanos(); told(store) < 5 && System.nanoTime() < until; ) {
                assertThat(reconcilers.awaitIdle(PATIENCE)).isTrue();
                Thread.onSpinWait();
            }
            assertThat(reconcilers.awaitIdle(PATIENCE)).isTrue();
            assertThat(log(store)).containsExactly("vpc-1=a b d e ", "vpc-2=c ");
        }
    }

    private static long told(Store store) {
        return String.join("", log(store)).chars().filter(one -> one == ' ').count();
    }

    private static List<String> log(Store store) {
        return store.read(txn -> new ArrayList<>(Texts.list(txn, LOG)));
    }

    private static void happen(Store store, Events events, String source, String... types) {
        store.write(txn -> {
            for (var type : types) {
                events.append(txn, new Event(source, type, Instant.EPOCH, Blob.utf8("{}")));
            }
            return 0;
        });
    }
}
