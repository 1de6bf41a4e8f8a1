package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Txn;
import io.unkai.services.management.accessanalyzer.Finding.Status;
import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import io.unkai.services.management.accessanalyzer.exposure.Surveyed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
        var current = found == null ? Map.<String, Found>of() : exposures(found);
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
            boolean meant = ArchiveRule.filters(txn, key).stream().anyMatch(rule -> rule.matches(id, finding));
            return meant ? finding.with(Status.ARCHIVED, now) : finding;
        }
        return old.seen(seen.exposure(), now);
    }

    private record Found(String arn, String type, @Nullable Exposure exposure, String error) {}

    private Map<String, Found> exposures(Surveyed found) {
        var all = new LinkedHashMap<String, Found>();
        if (!found.error().isEmpty()) {
            all.put(id(found.arn(), found.error()), new Found(found.arn(), found.type(), null, found.error()));
        }
        for (var exposure : found.exposures()) {
            var who = String.join(
                    "|",
                    exposure.source(),
                    exposure.kind(),
                    exposure.principal(),
                    new TreeMap<>(exposure.conditions()).toString());
            all.put(id(found.arn(), who), new Found(found.arn(), found.type(), exposure, ""));
        }
        return all;
    }

    /** Names a finding by what it says, so that a look that is made again finds the same. */
    private String id(String arn, String what) {
        var named = String.join("|", analyzer.id(), arn, what).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(named).toString();
    }
}
