package io.unkai.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a table in memory is what the table holds, whoever changes it and however. */
public abstract class KeptContract {
    private static final Table<String, String> KEPT = Texts.kept("test.kept");
    private static final Table<String, String> OTHER = Texts.kept("test.other");
    private static final int WORKERS = 6;
    private static final int ROUNDS = 100;

    private Store store;

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

    private void change(Consumer<Txn> change) {
        store.write(txn -> {
            change.accept(txn);
            return null;
        });
    }

    private @Nullable String read(String key) {
        return store.<@Nullable String>read(txn -> txn.get(KEPT, key));
    }

    @Test
    void everyChangeIsSeen() {
        assertThat(read("a")).isNull();
        change(txn -> txn.put(KEPT, "a", "1"));
        assertThat(read("a")).isEqualTo("1");
        change(txn -> txn.put(KEPT, "a", "2"));
        assertThat(read("a")).isEqualTo("2");
        change(txn -> txn.put(OTHER, "a", "3"));
        assertThat(read("a")).isEqualTo("2");
        change(txn -> txn.delete(KEPT, "a"));
        assertThat(read("a")).isNull();
        change(txn -> txn.put(KEPT, "a", "4"));
        assertThat(read("a")).isEqualTo("4");
        change(txn -> txn.deleteRange(KEPT, Texts.range("a", "b")));
        assertThat(read("a")).isNull();
        change(txn -> txn.put(KEPT, "a", "5"));
        assertThat(read("a")).isEqualTo("5");
        change(Txn::clear);
        assertThat(read("a")).isNull();
    }

    @Test
    void aTransactionSeesItsOwnChangesAndNobodyElseDoes() {
        change(txn -> txn.put(KEPT, "a", "1"));
        assertThat(read("a")).isEqualTo("1");
        change(txn -> {
            txn.put(KEPT, "a", "2");
            assertThat(txn.get(KEPT, "a")).isEqualTo("2");
            assertThat(read("a")).isEqualTo("1");
        });
        assertThat(read("a")).isEqualTo("2");
    }

    @Test
    void anOldSnapshotStaysAsItWas() {
        change(txn -> txn.put(KEPT, "a", "1"));
        store.read(txn -> {
            change(other -> other.put(KEPT, "a", "2"));
            assertThat(read("a")).isEqualTo("2");
            assertThat(txn.get(KEPT, "a")).isEqualTo("1");
            return "";
        });
        assertThat(read("a")).isEqualTo("2");
    }

    @Test
    void whatWasAcknowledgedIsSeenWhileOthersReadAndWrite() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < WORKERS; i++) {
                ends.add(workers.submit(this::count));
            }
            for (var end : ends) {
                end.get();
            }
        }
        assertThat(read("n")).isEqualTo(String.valueOf(WORKERS * ROUNDS));
    }

    private void count() {
        for (int i = 0; i < ROUNDS; i++) {
            int mine = store.write(txn -> {
                int next = number(txn.get(KEPT, "n")) + 1;
                txn.put(KEPT, "n", String.valueOf(next));
                return next;
            });
            assertThat(number(read("n"))).isGreaterThanOrEqualTo(mine);
        }
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
