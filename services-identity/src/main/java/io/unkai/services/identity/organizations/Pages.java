package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists in pages. A token is the sealed place where the page before ended, good for the same list only. */
final class Pages {
    private static final int MOST = 20;
    private static final int MAX_TOKEN = 16 << 10;

    private final Sealer sealer;

    Pages(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * What a caller wants of a list.
     *
     * @param scope what the list depends on beside the operation
     */
    record Wanted(
            String scope, @Nullable String token, @Nullable Integer most) {
        int limit() {
            return most == null ? MOST : Math.clamp(most, 1, MOST);
        }
    }

    /** A page, and where the next begins, or null. */
    record Listed<T>(List<T> items, @Nullable String next) {}

    <K, V, T> Listed<T> page(
            Call call,
            ReadTxn txn,
            Table<K, V> table,
            Range range,
            Wanted wanted,
            Function<Cursor.Entry<K, V>, @Nullable T> pick) {
        var purpose = "organizations-token:" + call.operation().name() + ':' + wanted.scope;
        var page = Pager.page(txn, table, range, open(wanted.token, purpose), wanted.limit(), pick);
        var last = page.last();
        return new Listed<>(
                page.items(),
                last == null
                        ? null
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(last, purpose)));
    }

    private byte @Nullable [] open(@Nullable String token, String purpose) {
        if (token == null) {
            return null;
        }
        byte[] last = null;
        if (token.length() <= MAX_TOKEN) {
            try {
                last = sealer.open(Base64.getUrlDecoder().decode(token), purpose);
            } catch (IllegalArgumentException notBase64) {
                throw invalid();
            }
        }
        if (last == null) {
            throw invalid();
        }
        return last;
    }

    private static RuntimeException invalid() {
        return Refusals.input("INVALID_NEXT_TOKEN", "You provided an invalid next token.");
    }
}
