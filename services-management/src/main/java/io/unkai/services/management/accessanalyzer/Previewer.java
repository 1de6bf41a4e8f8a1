package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.accessanalyzer.Finding.Status;
import io.unkai.services.management.accessanalyzer.PreviewFinding.Change;
import io.unkai.services.management.accessanalyzer.exposure.Survey;
import io.unkai.services.management.accessanalyzer.exposure.Surveyed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out what others could reach, by the same look at the resource that makes findings, and what that is to the findings there are. */
final class Previewer implements Reconciler {
    static final String KIND = "accessanalyzer.preview";

    private final Store store;
    private final List<Survey> surveys;
    private final Supplier<Instant> clock;

    Previewer(Store store, List<Survey> surveys, Supplier<Instant> clock) {
        this.store = store;
        this.surveys = surveys;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String name) throws IOException {
        var key = Preview.Key.parse(name);
        var preview = store.read(txn -> txn.get(Preview.TABLE, key));
        if (preview == null || preview.status() != Preview.Status.CREATING) {
            return Outcome.done();
        }
        var arn = Arn.parse(preview.resource());
        Surveyed proposed = null;
        for (var survey : surveys) {
            if (arn != null && survey.names(arn)) {
                proposed = survey.propose(key.account(), key.region(), arn, preview.proposal());
            }
        }
        note(key, proposed);
        return Outcome.done();
    }

    private void note(Preview.Key key, @Nullable Surveyed proposed) {
        store.write(txn -> {
            var preview = txn.get(Preview.TABLE, key);
            var analyzer = txn.get(Analyzer.TABLE, key.of());
            if (preview != null && analyzer != null) {
                var status = proposed == null ? Preview.Status.FAILED : Preview.Status.COMPLETED;
                if (proposed != null) {
                    compare(txn, key, analyzer, proposed);
                }
                txn.put(Preview.TABLE, key, preview.in(status));
            }
            return key;
        });
    }

    private void compare(Txn txn, Preview.Key key, Analyzer analyzer, Surveyed proposed) {
        var existing = existing(txn, key.of(), proposed.arn());
        Found.of(analyzer, proposed)
                .forEach((id, found) -> put(txn, key, id, found(txn, key.of(), id, found, existing.remove(id))));
        existing.forEach((id, finding) -> {
            if (finding.status() != Status.RESOLVED) {
                put(
                        txn,
                        key,
                        id,
                        new PreviewFinding(
                                finding.with(Status.RESOLVED, clock.get()), id, finding.status(), Change.CHANGED));
            }
        });
    }

    private PreviewFinding found(ReadTxn txn, Analyzer.Key key, String id, Found found, @Nullable Finding existing) {
        var now = clock.get();
        if (existing == null || existing.status() == Status.RESOLVED) {
            var finding = new Finding(
                    found.arn(),
                    found.type(),
                    key.account(),
                    found.exposure(),
                    found.error(),
                    Status.ACTIVE,
                    now,
                    now,
                    now);
            var judged = Ledger.judged(txn, key, id, finding, now);
            return existing == null
                    ? new PreviewFinding(judged, "", null, Change.NEW)
                    : new PreviewFinding(judged, id, existing.status(), Change.CHANGED);
        }
        boolean same = Objects.equals(found.exposure(), existing.exposure());
        return new PreviewFinding(
                existing.seen(found.exposure(), now), id, existing.status(), same ? Change.UNCHANGED : Change.CHANGED);
    }

    /** The findings that the analyzer has of a resource, by their ids. */
    private static Map<String, Finding> existing(ReadTxn txn, Analyzer.Key key, String arn) {
        var existing = new LinkedHashMap<String, Finding>();
        var watched = txn.get(Watched.TABLE, Watched.Key.of(key, arn));
        if (watched != null) {
            for (var id : watched.findings()) {
                var finding = txn.get(Finding.TABLE, Finding.Key.of(key, id));
                if (finding != null) {
                    existing.put(id, finding);
                }
            }
        }
        return existing;
    }

    private static void put(Txn txn, Preview.Key key, String about, PreviewFinding finding) {
        var id = UUID.nameUUIDFromBytes((key.id() + '|' + about).getBytes(StandardCharsets.UTF_8));
        txn.put(PreviewFinding.TABLE, PreviewFinding.Key.of(key, id.toString()), finding);
    }
}
