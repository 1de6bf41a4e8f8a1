package io.unkai.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with one transaction at a time. */
public abstract class StoreContract {
    static final Table<String, String> A = Texts.table("test.a");
    static final Table<String, String> AB = Texts.table("test.ab");

    /** The store under test. */
    protected Store store;

    /** A new, empty store. */
    protected abstract Store open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    /** Puts records, each as {@code key=value}. */
    final void put(String... records) {
        store.write(txn -> {
            for (var record : records) {
                var parts = record.split("=", 2);
                txn.put(A, parts[0], parts[1]);
            }
            return null;
        });
    }

    final List<String> all() {
        return store.read(txn -> Texts.list(txn, A));
    }

    @Test
    void recordsAreOrderedByUnsignedBytes() {
        put("b=2", "\u00ff=5", "a=1", "ab=3", "\ud83d\ude00=6", "~=4");
        assertThat(all()).containsExactly("a=1", "ab=3", "b=2", "~=4", "\u00ff=5", "\ud83d\ude00=6");
    }

    @Test
    void tablesDoNotTouch() {
        store.write(txn -> {
            txn.put(A, "z", "1");
            txn.put(AB, "a", "2");
            txn.deleteRange(A, Range.ALL);
            return null;
        });
        assertThat(all()).isEmpty();
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, AB))).containsExactly("a=2");
    }

    @Test
    void putReplacesAndDeleteRemoves() {
        put("a=1", "b=1", "c=1");
        store.write(txn -> {
            txn.put(A, "a", "2");
            txn.delete(A, "b");
            txn.delete(A, "nothing");
            return null;
        });
        assertThat(all()).containsExactly("a=2", "c=1");
        assertThat(store.<String>read(txn -> txn.get(A, "b"))).isNull();
        assertThat(store.<String>read(txn -> txn.get(A, "a"))).isEqualTo("2");
    }

    @Test
    void rangesIncludeTheirStartAndNotTheirEnd() {
        put("a=1", "b=1", "ba=1", "c=1");
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, A, Texts.range("b", "c"))))
                .containsExactly("b=1", "ba=1");
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, A, Range.prefix(Texts.bytes("b")))))
                .containsExactly("b=1", "ba=1");
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, A, Texts.range("c", "a"))))
                .isEmpty();
    }

    @Test
    void cursorsSeekForwardsAndBackwardsInsideTheirRange() {
        put("a=1", "b=2", "c=3", "d=4");
        store.read(txn -> {
            try (var cursor = txn.scan(A, Texts.range("b", "d"))) {
                cursor.seek(Texts.bytes("c"));
                assertThat(cursor.next().key()).isEqualTo("c");
                cursor.seek(Texts.bytes("a"));
                assertThat(cursor.next()).isEqualTo(new Cursor.Entry<>("b", "2"));
                cursor.seek(Texts.bytes("bz"));
                assertThat(cursor.next().key()).isEqualTo("c");
                assertThat(cursor.hasNext()).isFalse();
                assertThatThrownBy(cursor::next).isInstanceOf(NoSuchElementException.class);
                cursor.seek(Texts.bytes("d"));
                assertThat(cursor.hasNext()).isFalse();
            }
            return null;
        });
    }

    @Test
    void aTransactionSeesItsOwnChanges() {
        put("a=1", "b=1", "c=1", "e=1");
        store.write(txn -> {
            txn.put(A, "b", "2");
            txn.delete(A, "c");
            txn.put(A, "d", "2");
            txn.put(A, "f", "2");
            assertThat(txn.get(A, "c")).isNull();
            assertThat(txn.get(A, "d")).isEqualTo("2");
            assertThat(Texts.list(txn, A)).containsExactly("a=1", "b=2", "d=2", "e=1", "f=2");
            txn.deleteRange(A, Texts.range("b", "f"));
            assertThat(txn.get(A, "b")).isNull();
            assertThat(txn.get(A, "e")).isNull();
            txn.put(A, "cc", "3");
            assertThat(Texts.list(txn, A)).containsExactly("a=1", "cc=3", "f=2");
            return null;
        });
        assertThat(all()).containsExactly("a=1", "cc=3", "f=2");
    }

    @Test
    void aCursorSeesChangesAheadOfIt() {
        put("a=1", "b=1", "c=1");
        store.write(txn -> {
            var seen = new ArrayList<String>();
            try (var cursor = txn.scan(A, Range.ALL)) {
                while (cursor.hasNext()) {
                    var entry = cursor.next();
                    seen.add(entry.key());
                    txn.delete(A, entry.key());
                    if (entry.key().equals("a")) {
                        txn.put(A, "bb", "2");
                        txn.delete(A, "c");
                    }
                }
            }
            assertThat(seen).containsExactly("a", "b", "bb");
            return null;
        });
        assertThat(all()).isEmpty();
    }

    @Test
    void deletedRangesMayTouchAndOverlap() {
        put("a=1", "b=1", "c=1", "d=1", "e=1", "f=1");
        store.write(txn -> {
            txn.deleteRange(A, Texts.range("b", "c"));
            txn.deleteRange(A, Texts.range("d", "e"));
            txn.put(A, "cc", "2");
            txn.put(A, "dd", "2");
            assertThat(Texts.list(txn, A)).containsExactly("a=1", "c=1", "cc=2", "dd=2", "e=1", "f=1");
            txn.deleteRange(A, Texts.range("c", "d"));
            txn.deleteRange(A, Texts.range("f", "a"));
            assertThat(Texts.list(txn, A)).containsExactly("a=1", "dd=2", "e=1", "f=1");
            return null;
        });
        assertThat(all()).containsExactly("a=1", "dd=2", "e=1", "f=1");
    }

    @Test
    void aSnapshotDoesNotMove() {
        put("a=1", "b=1");
        store.read(txn -> {
            put("a=2", "c=2");
            store.write(other -> {
                other.deleteRange(A, Texts.range("b", "c"));
                return null;
            });
            assertThat(txn.get(A, "a")).isEqualTo("1");
            assertThat(Texts.list(txn, A)).containsExactly("a=1", "b=1");
            return null;
        });
        assertThat(all()).containsExactly("a=2", "c=2");
    }

    @Test
    void whereTheFunctionThrowsNothingIsChanged() {
        assertThatThrownBy(() -> store.write(txn -> {
                    txn.put(A, "a", "1");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(all()).isEmpty();
    }

    @Test
    void anEndedTransactionIsRefused() {
        put("a=1");
        var kept = new ArrayList<Txn>();
        var cursors = new ArrayList<Cursor<String, String>>();
        store.write(txn -> {
            kept.add(txn);
            cursors.add(txn.scan(A, Range.ALL));
            return null;
        });
        assertThatThrownBy(() -> kept.getFirst().get(A, "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.getFirst().put(A, "a", "2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cursors.getFirst().hasNext()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void recordsMayHave16MiBAndNoMore() {
        var large = "x".repeat(Store.MAX_VALUE);
        put("large=" + large);
        assertThat(store.<String>read(txn -> txn.get(A, "large"))).isEqualTo(large);
        assertThatThrownBy(() -> put("larger=" + large + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 16777216");
        var longest = "k".repeat(Store.MAX_KEY + 1);
        assertThatThrownBy(() -> put(longest + "=1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.<Boolean>read(txn -> txn.get(A, longest) == null)).isTrue();
        assertThat(store.<Boolean>write(txn -> txn.get(A, longest) == null)).isTrue();
        assertThatThrownBy(() -> put("a=" + large, "b=" + large, "c=" + large, "d=" + large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 MiB");
    }

    @Test
    void emptyKeysAndValuesAreRecords() {
        put("=", "a=");
        assertThat(all()).containsExactly("=", "a=");
    }

    @Test
    void clearRemovesEverything() {
        put("a=1");
        store.write(txn -> {
            txn.put(AB, "b", "1");
            txn.reconcile("kind", "key");
            return null;
        });
        store.write(txn -> {
            txn.clear();
            return 0;
        });
        assertThat(all()).isEmpty();
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, AB))).isEmpty();
        assertThat(store.<Stamp>read(txn -> txn.get(Outbox.TABLE, new Outbox.Request("kind", "key"))))
                .isNull();
        put("a=2");
        assertThat(all()).containsExactly("a=2");
    }

    @Test
    void clearInATransactionKeepsWhatIsPutAfterIt() {
        put("a=1", "b=2");
        store.write(txn -> {
            txn.put(AB, "b", "1");
            txn.clear();
            txn.put(AB, "a", "3");
            return null;
        });
        assertThat(all()).isEmpty();
        assertThat(store.<List<String>>read(txn -> Texts.list(txn, AB))).containsExactly("a=3");
    }

    @Test
    void watchersLearnOfCommittedPutsOnly() throws Exception {
        var told = new ArrayList<String>();
        try (var watch = store.watch(A, told::add)) {
            put("a=1", "b=1");
            store.write(txn -> {
                txn.delete(A, "a");
                txn.put(AB, "x", "1");
                return null;
            });
            assertThatThrownBy(() -> store.write(txn -> {
                        txn.put(A, "c", "1");
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(watch).isNotNull();
        }
        put("d=1");
        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void everyRequestToReconcileHasALaterStamp() {
        var request = new Outbox.Request("kind", "key");
        store.write(txn -> {
            txn.reconcile("kind", "key");
            return null;
        });
        var first = store.<Stamp>read(txn -> txn.get(Outbox.TABLE, request));
        store.write(txn -> {
            txn.reconcile("kind", "key");
            return null;
        });
        var second = store.<Stamp>read(txn -> txn.get(Outbox.TABLE, request));
        assertThat(first).isNotNull();
        assertThat(second).isNotNull().isGreaterThan(first);
    }

    @Test
    void aTransactionInConflictRunsAgain() {
        put("n=0");
        var runs = new AtomicInteger();
        var seen = store.write(txn -> {
            var value = txn.get(A, "n");
            if (runs.incrementAndGet() <= 3) {
                put("n=" + runs.get());
            }
            txn.put(A, "sum", value + "!");
            return value;
        });
        assertThat(runs).hasValue(4);
        assertThat(seen).isEqualTo("3");
        assertThat(all()).containsExactly("n=3", "sum=3!");
    }

    @Test
    void aClosedStoreRefuses() {
        store.close();
        assertThatThrownBy(this::all)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.BROKEN));
        assertThatThrownBy(() -> put("a=1")).isInstanceOf(StoreException.class);
        store.close();
    }

    @Test
    void aTransactionCannotCloseItsStore() {
        assertThatThrownBy(() -> store.read(txn -> {
                    store.close();
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class);
        put("a=1");
        assertThat(all()).containsExactly("a=1");
    }
}
