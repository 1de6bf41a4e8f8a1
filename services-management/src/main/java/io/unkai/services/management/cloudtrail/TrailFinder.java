package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds trails. */
final class TrailFinder {
    private TrailFinder() {}

    /** The trails of an account in all regions. */
    static List<Trail> all(ReadTxn txn, String account) {
        var trails = new ArrayList<Trail>();
        try (var cursor = txn.scan(Trail.TABLE, Trail.KEYS.prefix(account))) {
            cursor.forEachRemaining(entry -> trails.add(entry.value()));
        }
        return trails;
    }

    /** The trail of a name or ARN; of another region too, where it takes the events of all regions. */
    static Trail visible(Call call, ReadTxn txn, @Nullable String nameOrArn) {
        var text = nameOrArn == null ? "" : nameOrArn;
        var arn = TrailNames.arn(text);
        if (arn != null) {
            var trail = txn.get(Trail.TABLE, new Trail.Key(call.account(), arn.region(), arn.resourceId()));
            if (trail == null || !arn.account().equals(call.account())) {
                throw TrailErrors.notFound(text, call);
            }
            return trail;
        }
        TrailNames.check(text);
        var here = txn.get(Trail.TABLE, new Trail.Key(call.account(), call.region(), text));
        if (here != null) {
            return here;
        }
        return all(txn, call.account()).stream()
                .filter(trail -> trail.target().multiRegion() && trail.name().equals(text))
                .findFirst()
                .orElseThrow(() -> TrailErrors.notFound(
                        "arn:aws:cloudtrail:" + call.region() + ':' + call.account() + ":trail/" + text, call));
    }

    /** The trail to change, which only its home region may. */
    static Trail own(Call call, ReadTxn txn, @Nullable String nameOrArn) {
        var trail = visible(call, txn, nameOrArn);
        if (!trail.region().equals(call.region())) {
            throw TrailErrors.wrongRegion(trail, call);
        }
        return trail;
    }
}
