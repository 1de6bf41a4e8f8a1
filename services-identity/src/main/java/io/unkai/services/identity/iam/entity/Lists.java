package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists in pages. A marker is the sealed place where the page before ended, good for the same list only. */
public final class Lists {
    private static final int DEFAULT_ITEMS = 100;
    private static final int MAX_ITEMS = 1000;
    private static final int MAX_MARKER = 16 << 10;

    private final Sealer sealer;

    /** Markers sealed with the machine's key. */
    public Lists(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * What a caller wants of a list.
     *
     * @param scope what the list depends on beside operation and account, for example a path prefix
     * @param marker where the page before ended, or null
     * @param maxItems most items, or null
     */
    public record Wanted(
            String scope, @Nullable String marker, @Nullable Integer maxItems) {
        int limit() {
            return maxItems == null ? DEFAULT_ITEMS : Math.clamp(maxItems, 1, MAX_ITEMS);
        }
    }

    /**
     * A page.
     *
     * @param items what is on it
     * @param marker where it ended, or null where the list ends
     * @param <T> an item
     */
    public record Listed<T>(List<T> items, @Nullable String marker) {
        /** Whether there is more. */
        public boolean truncated() {
            return marker != null;
        }
    }

    /** A page of a table. */
    public <K, V, T> Listed<T> table(
            Call call,
            ReadTxn txn,
            Table<K, V> table,
            Range range,
            Wanted wanted,
            Function<Cursor.Entry<K, V>, @Nullable T> pick) {
        var page = Pager.page(txn, table, range, open(call, wanted), wanted.limit(), pick);
        var last = page.last();
        return new Listed<>(page.items(), last == null ? null : seal(call, wanted, last));
    }

    /**
     * A page of a list that is short enough to hold.
     *
     * @param sorted the whole list, in the order of the keys
     * @param key what an item sorts by
     */
    public <T> Listed<T> list(Call call, List<T> sorted, Function<T, String> key, Wanted wanted) {
        var last = open(call, wanted);
        var after = last == null ? null : new String(last, StandardCharsets.UTF_8);
        var rest = after == null
                ? sorted
                : sorted.stream()
                        .filter(item -> key.apply(item).compareTo(after) > 0)
                        .toList();
        if (rest.size() <= wanted.limit()) {
            return new Listed<>(rest, null);
        }
        var items = rest.subList(0, wanted.limit());
        return new Listed<>(items, seal(call, wanted, key.apply(items.getLast()).getBytes(StandardCharsets.UTF_8)));
    }

    private String seal(Call call, Wanted wanted, byte[] last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(last, purpose(call, wanted)));
    }

    private byte @Nullable [] open(Call call, Wanted wanted) {
        if (wanted.marker == null) {
            return null;
        }
        byte[] last = null;
        if (wanted.marker.length() <= MAX_MARKER) {
            try {
                last = sealer.open(Base64.getUrlDecoder().decode(wanted.marker), purpose(call, wanted));
            } catch (IllegalArgumentException notBase64) {
                throw IamErrors.validation("Invalid Marker.");
            }
        }
        if (last == null) {
            throw IamErrors.validation("Invalid Marker.");
        }
        return last;
    }

    private static String purpose(Call call, Wanted wanted) {
        return "iam-marker:" + call.operation().name() + ':' + call.account() + ':' + wanted.scope;
    }
}
