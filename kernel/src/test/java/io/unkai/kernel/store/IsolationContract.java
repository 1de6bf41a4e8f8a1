package io.unkai.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions are serialisable: which concurrent changes make one run again, and which do not. */
public abstract class IsolationContract {
    private static final Table<String, String> A = Texts.table("test.a");

    private Store store;

    /** A new, empty store. */
    protected abstract Store open();

    @BeforeEach
    final void openStore() {
        store = open();
        change(txn -> {
            for (var key : new String[] {"b", "d", "f", "h"}) {
                txn.put(A, key, "1");
            }
        });
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    private void change(Consumer<Txn> change) {
        store.write(txn -> {
            change.accept(txn);
            return null;
        });
    }

    /** How often a transaction runs that reads, while another changes something after its first read. */
    private int runs(Consumer<Txn> read, Consumer<Txn> other) {
        var runs = new AtomicInteger();
        change(txn -> {
            read.accept(txn);
            if (runs.incrementAndGet() == 1) {
                change(other);
            }
            txn.put(A, "result", "1");
        });
        return runs.get();
    }

    private static Consumer<Txn> get(String key) {
        return txn -> txn.get(A, key);
    }

    private static Consumer<Txn> put(String key) {
        return txn -> txn.put(A, key, "2");
    }

    private static Consumer<Txn> delete(String key) {
        return txn -> txn.delete(A, key);
    }

    private static Consumer<Txn> first(int count, String from, String to) {
        return txn -> {
            try (var cursor = txn.scan(A, Texts.range(from, to))) {
                for (int i = 0; i < count; i++) {
                    cursor.next();
                }
            }
        };
    }

    private static Consumer<Txn> all(String from, String to) {
        return txn -> Texts.list(txn, A, Texts.range(from, to));
    }

    @Test
    void aChangedKeyConflicts() {
        assertThat(runs(get("b"), put("b"))).isEqualTo(2);
        assertThat(runs(get("d"), delete("d"))).isEqualTo(2);
        assertThat(runs(get("b"), put("f"))).isEqualTo(1);
    }

    @Test
    void anAbsentKeyConflictsWhenItAppears() {
        assertThat(runs(get("absent"), put("absent"))).isEqualTo(2);
    }

    @Test
    void aPhantomConflicts() {
        assertThat(runs(all("a", "e"), put("c"))).isEqualTo(2);
        assertThat(runs(all("a", "e"), put("a"))).isEqualTo(2);
        assertThat(runs(all("a", "e"), put("e"))).isEqualTo(1);
        assertThat(runs(all("x", "z"), put("y"))).isEqualTo(2);
    }

    @Test
    void onlyWhatACursorPassedCountsAsRead() {
        assertThat(runs(first(1, "a", "z"), put("f"))).isEqualTo(1);
        assertThat(runs(first(1, "a", "z"), put("c"))).isEqualTo(1);
        assertThat(runs(first(2, "a", "z"), put("aa"))).isEqualTo(2);
    }

    @Test
    void whatACursorSkippedIsNotRead() {
        Consumer<Txn> skipping = txn -> {
            try (var cursor = txn.scan(A, Range.ALL)) {
                cursor.next();
                cursor.seek(Texts.bytes("f"));
                cursor.next();
            }
        };
        assertThat(runs(skipping, put("d"))).isEqualTo(1);
        assertThat(runs(skipping, put("f"))).isEqualTo(2);
        assertThat(runs(skipping, put("a"))).isEqualTo(2);
    }

    @Test
    void aDeletedRangeConflictsWithWhatWasReadInIt() {
        Consumer<Txn> delete = txn -> txn.deleteRange(A, Texts.range("c", "g"));
        assertThat(runs(get("d"), delete)).isEqualTo(2);
        assertThat(runs(get("e"), delete)).isEqualTo(2);
        assertThat(runs(all("f", "z"), delete)).isEqualTo(2);
        assertThat(runs(get("b"), delete)).isEqualTo(1);
        assertThat(runs(all("g", "i"), delete)).isEqualTo(1);
    }

    @Test
    void clearingConflictsWithEveryRead() {
        var runs = new AtomicInteger();
        change(txn -> {
            txn.get(A, "b");
            if (runs.incrementAndGet() == 1) {
                change(Txn::clear);
            }
            txn.put(A, "result", "1");
        });
        assertThat(runs).hasValue(2);
    }

    @Test
    void blindWritesDoNotConflict() {
        assertThat(runs(put("b"), put("b"))).isEqualTo(1);
        assertThat(runs(txn -> txn.deleteRange(A, Range.ALL), put("b"))).isEqualTo(1);
    }

    @Test
    void whatATransactionWroteItselfIsNotRead() {
        assertThat(runs(put("b").andThen(get("b")), put("b"))).isEqualTo(1);
    }

    @Test
    void writeSkewIsImpossible() {
        Function<String, Function<Txn, Boolean>> leave = self -> txn -> {
            boolean two = Texts.list(txn, A, Texts.range("on-", "on.")).size() == 2;
            if (two) {
                txn.delete(A, self);
            }
            return two;
        };
        change(put("on-1").andThen(put("on-2")));
        var inner = new AtomicInteger();
        boolean left = store.write(txn -> {
            boolean able = leave.apply("on-1").apply(txn);
            if (inner.getAndIncrement() == 0) {
                assertThat(store.<Boolean>write(leave.apply("on-2"))).isTrue();
            }
            return able;
        });
        assertThat(left).isFalse();
        assertThat(store.<Integer>read(
                        txn -> Texts.list(txn, A, Texts.range("on-", "on.")).size()))
                .isEqualTo(1);
    }

    @Test
    void readingAloneNeverConflicts() {
        var runs = new AtomicInteger();
        store.write(txn -> {
            runs.incrementAndGet();
            txn.get(A, "b");
            change(put("b"));
            return txn.get(A, "b");
        });
        assertThat(runs).hasValue(1);
    }

    @Test
    void aTransactionThatKeepsLosingRunsAlone() {
        var runs = new AtomicInteger();
        var others = new ArrayList<Thread>();
        change(txn -> {
            txn.get(A, "b");
            int run = runs.incrementAndGet();
            // The last run is alone: what others write then waits for it.
            var other = Thread.startVirtualThread(() -> change(put("b")));
            others.add(other);
            if (run <= 8) {
                join(other);
            }
            txn.put(A, "result", "" + run);
        });
        join(others.getLast());
        assertThat(runs).hasValue(9);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
