package io.unkai.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Random transactions run at the same time; afterwards there must be an order in which they could have run one by one. Every
 * record is the list of the transactions that appended to it, so that what was read tells who came before and who after.
 */
public abstract class HistoryContract {
    private static final Table<String, String> A = Texts.table("test.history");
    private static final Table<String, String> KEPT = Texts.kept("test.kept");
    private static final int WORKERS = 8;
    private static final int TRANSACTIONS = 150;
    private static final int KEYS = 6;

    /** What a transaction saw: how many had appended to each key before it. */
    private record Seen(String id, Map<String, Integer> lengths) {}

    /** A new, empty store. */
    protected abstract Store open();

    @Test
    void thereIsAnOrder() throws Exception {
        long seed = Long.getLong("history.seed", System.nanoTime());
        try (var store = open()) {
            var history = run(store, seed);
            assertThat(history).hasSize(WORKERS * TRANSACTIONS);
            var lists = lists(store);
            assertThat(history)
                    .as("seed %d: what was read was lost later", seed)
                    .allMatch(seen -> seen.lengths.entrySet().stream()
                            .allMatch(one -> one.getValue()
                                    <= lists.getOrDefault(one.getKey(), List.of())
                                            .size()));
            assertThat(cyclic(history, lists))
                    .as("seed %d: no order is possible", seed)
                    .isFalse();
        }
    }

    private static List<Seen> run(Store store, long seed) throws InterruptedException, ExecutionException {
        var history = new ConcurrentLinkedQueue<Seen>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                ends.add(workers.submit(() -> work(store, worker, new Random(seed + worker), history)));
            }
            for (var end : ends) {
                end.get();
            }
        }
        return List.copyOf(history);
    }

    private static void work(Store store, int worker, Random random, ConcurrentLinkedQueue<Seen> history) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            var id = worker + "." + i;
            long choices = random.nextLong();
            history.add(
                    random.nextInt(4) > 0
                            ? store.write(txn -> transact(txn, id, new Random(choices)))
                            : store.read(txn -> look(txn, id, new Random(choices))));
        }
    }

    private static Seen transact(Txn txn, String id, Random random) {
        var seen = new HashMap<String, Integer>();
        if (random.nextBoolean()) {
            scan(txn, seen, random);
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            var key = "k" + random.nextInt(KEYS);
            var list = split(txn.get(table(key), key));
            if (!list.contains(id)) {
                seen.put(key, list.size());
                if (random.nextInt(3) > 0) {
                    txn.put(table(key), key, String.join(",", list) + (list.isEmpty() ? "" : ",") + id);
                }
            }
        }
        return new Seen(id, seen);
    }

    private static Seen look(ReadTxn txn, String id, Random random) {
        var seen = new HashMap<String, Integer>();
        for (int i = random.nextInt(KEYS); i < KEYS; i++) {
            var key = "k" + i;
            seen.put(key, split(txn.get(table(key), key)).size());
        }
        return new Seen(id, seen);
    }

    private static Table<String, String> table(String key) {
        return key.compareTo("k" + KEYS / 2) < 0 ? KEPT : A;
    }

    private static void scan(Txn txn, Map<String, Integer> seen, Random random) {
        var from = "k" + random.nextInt(KEYS);
        for (int i = Math.max(KEYS / 2, Integer.parseInt(from.substring(1))); i < KEYS; i++) {
            seen.put("k" + i, 0);
        }
        try (var cursor = txn.scan(A, Texts.range(from, "l"))) {
            cursor.forEachRemaining(
                    entry -> seen.put(entry.key(), split(entry.value()).size()));
        }
    }

    private static List<String> split(@org.jspecify.annotations.Nullable String list) {
        return list == null ? List.of() : Arrays.asList(list.split(","));
    }

    private static Map<String, List<String>> lists(Store store) {
        return store.read(txn -> {
            var lists = new HashMap<String, List<String>>();
            for (var table : List.of(A, KEPT)) {
                try (var cursor = txn.scan(table, Range.ALL)) {
                    cursor.forEachRemaining(entry -> lists.put(entry.key(), split(entry.value())));
                }
            }
            return lists;
        });
    }

    /** Whether somebody would have to come before himself. */
    private static boolean cyclic(List<Seen> history, Map<String, List<String>> lists) {
        var after = new HashMap<String, Set<String>>();
        for (var seen : history) {
            seen.lengths.forEach((key, length) -> {
                var list = lists.getOrDefault(key, List.of());
                if (length > 0) {
                    link(after, list.get(length - 1), seen.id);
                }
                if (length < list.size()) {
                    link(after, seen.id, list.get(length));
                }
            });
            after.computeIfAbsent(seen.id, id -> new HashSet<>());
        }
        lists.values().forEach(list -> {
            for (int i = 1; i < list.size(); i++) {
                link(after, list.get(i - 1), list.get(i));
            }
        });
        return !sortable(after);
    }

    private static void link(Map<String, Set<String>> after, String first, String second) {
        if (!first.equals(second)) {
            after.computeIfAbsent(first, id -> new HashSet<>()).add(second);
        }
    }

    private static boolean sortable(Map<String, Set<String>> after) {
        var before = new HashMap<String, Integer>();
        after.values().forEach(all -> all.forEach(one -> before.merge(one, 1, Integer::sum)));
        var free = new ArrayList<>(
                after.keySet().stream().filter(id -> !before.containsKey(id)).toList());
        int sorted = 0;
        while (!free.isEmpty()) {
            sorted++;
            for (var next : after.getOrDefault(free.removeLast(), Set.of())) {
                if (before.merge(next, -1, Integer::sum) == 0) {
                    free.add(next);
                }
            }
        }
        return sorted == after.size();
    }
}
