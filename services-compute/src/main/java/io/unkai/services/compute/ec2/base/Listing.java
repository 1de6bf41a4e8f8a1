package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/**
 * Answers {@code Describe} calls: by ids, by filters over what answers show, a page at a time.
 *
 * @param tokens continue lists
 * @param table what is listed
 * @param view as answers show it
 * @param filters the filters that the call knows
 * @param <V> the stored record
 * @param <R> as answers show it
 */
public record Listing<V extends Resource, R>(
        Tokens tokens, ResourceTable<V> table, View<V, R> view, Filters<R> filters) {
    private static final int FEWEST = 5;
    private static final int MOST = 1_000;

    /** Makes a record into what answers show. */
    @FunctionalInterface
    public interface View<V, R> {
        /** The view. */
        R of(ReadTxn txn, V stored);
    }

    /** What a call asks for. */
    public Listed<R> list(Call call, ReadTxn txn, Asked asked) {
        var matches = filters.all(asked.filters());
        check(asked);
        if (!asked.ids().isEmpty()) {
            var found = new ArrayList<R>();
            for (var id : new LinkedHashSet<>(asked.ids())) {
                var one = view.of(txn, table.find(call, txn, id));
                if (matches.test(one)) {
                    found.add(one);
                }
            }
            return new Listed<>(found, null);
        }
        var list = "ec2 " + table.table().name() + ' ' + call.account() + ' ' + call.region() + asked.filters();
        var range = ResourceTable.range(call.account(), call.region());
        int limit = asked.maxResults() == null ? Integer.MAX_VALUE : asked.maxResults();
        var page =
                Pager.<Key, V, R>page(txn, table.table(), range, tokens.open(asked.nextToken(), list), limit, entry -> {
                    var one = view.of(txn, entry.value());
                    return matches.test(one) ? one : null;
                });
        return new Listed<>(page.items(), tokens.seal(page.last(), list));
    }

    private static void check(Asked asked) {
        var most = asked.maxResults();
        if (most != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        if (most != null && (most < FEWEST || most > MOST)) {
            throw Ec2Errors.invalidValue(
                    "maxResults", most, "Expecting a value between " + FEWEST + " and " + MOST + '.');
        }
    }
}
