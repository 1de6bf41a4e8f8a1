package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.accessanalyzer.Finding.Status;
import io.unkai.services.management.accessanalyzer.exposure.Surveyed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what a look at a resource found: new findings, those that are still so, and those that are no more. */
final class Ledger {
    private static final Duration RESOLVED_KEPT = Duration.ofDays(90);

    private final Txn txn;
    private final Analyzer.Key key;
    private final Analyzer analyzer;
    private final Instant now;

    Ledger(Txn txn, Analyzer.Key key, Analyzer analyzer, Instant now) {
        this.txn = txn;
        this.key = key;
        this.analyzer = analyzer;
        this.now = now;
    }

    /**
     * Notes a look.
     *
     * @param arn the resource, as far as it was known before
     * @param found what was found, or null where it is not there
     */
    void note(String arn, @Nullable Surveyed found) {
        var place = Watched.Key.of(key, arn);
        var before = txn.get(Watched.TABLE, place);
        if (before == null && found == null) {
            return;
        }
        var current = found == null ? Map.<String, Found>of() : Found.of(analyzer, found);
        var ids = new LinkedHashSet<>(before == null ? List.<String>of() : before.findings());
        ids.addAll(current.keySet());
        boolean changed = before == null || before.gone() != (found == null);
        var kept = new ArrayList<String>();
        for (var id : ids) {
            var old = txn.get(Finding.TABLE, Finding.Key.of(key, id));
            var finding = next(id, old, current.get(id));
            changed |= finding != null && finding.updated().equals(now);
            if (finding == null) {
                txn.delete(Finding.TABLE, Finding.Key.of(key, id));
            } else {
                txn.put(Finding.TABLE, Finding.Key.of(key, id), finding);
                kept.add(id);
            }
        }
        file(place, before, found, kept, changed);
        txn.put(Analyzer.TABLE, key, analyzer.looked(found == null ? arn : found.arn(), now));
    }

    /** A new finding as the analyzer's archive rules see it. */
    static Finding judged(ReadTxn txn, Analyzer.Key key, String id, Finding finding, Instant now) {
        boolean meant = ArchiveRule.filters(txn, key).stream().anyMatch(rule -> rule.matches(id, finding));
        return meant ? finding.with(Status.ARCHIVED, now) : finding;
    }

    private void file(
            Watched.Key place, @Nullable Watched before, @Nullable Surveyed found, List<String> kept, boolean changed) {
        if (found == null && kept.isEmpty()) {
            txn.delete(Watched.TABLE, place);
            return;
        }
        var arn = found != null ? found.arn() : before == null ? place.place() : before.arn();
        var type = found != null ? found.type() : before == null ? "" : before.type();
        txn.put(
                Watched.TABLE,
                place,
                new Watched(
                        arn,
                        type,
                        found == null,
                        kept,
                        before == null ? now : before.created(),
                        now,
                        changed || before == null ? now : before.updated()));
    }

    /** What a finding becomes; null where it was resolved so long ago that it is forgotten. */
    private @Nullable Finding next(String id, @Nullable Finding old, @Nullable Found seen) {
        if (seen == null) {
            return old == null
                            || old.status() == Status.RESOLVED && old.updated().isBefore(now.minus(RESOLVED_KEPT))
                    ? null
                    : old.with(Status.RESOLVED, now);
        }
        if (old == null || old.status() == Status.RESOLVED) {
            var finding = new Finding(
                    seen.arn(),
                    seen.type(),
                    key.account(),
                    seen.exposure(),
                    seen.error(),
                    Status.ACTIVE,
                    now,
                    now,
                    now);
            return judged(txn, key, id, finding, now);
        }
        return old.seen(seen.exposure(), now);
    }
}
