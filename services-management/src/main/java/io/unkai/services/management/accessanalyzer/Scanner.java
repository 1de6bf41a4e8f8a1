package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.accessanalyzer.exposure.BucketSurvey;
import io.unkai.services.management.accessanalyzer.exposure.RoleSurvey;
import io.unkai.services.management.accessanalyzer.exposure.Survey;
import io.unkai.services.management.accessanalyzer.exposure.Surveyed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at resources: at one after it changed, and at all of an analyzer once a day and after each start. */
final class Scanner {
    static final String ALL = "accessanalyzer.scan";
    static final String ONE = "accessanalyzer.look";

    private static final Duration PERIOD = Duration.ofDays(1);
    private static final int PARTS = 4;

    private final Store store;
    private final Supplier<Instant> clock;
    private final List<Survey> surveys;

    Scanner(Store store, Cloud cloud, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
        this.surveys = surveys(cloud);
    }

    static List<Survey> surveys(Cloud cloud) {
        return List.of(new BucketSurvey(cloud, Generator.PRINCIPAL), new RoleSurvey(cloud, Generator.PRINCIPAL));
    }

    /** The key of a request to look at one resource. */
    static String one(Analyzer.Key analyzer, String arn) {
        return analyzer.text() + '/' + arn;
    }

    List<Reconciler> reconcilers() {
        return List.of(reconciler(ALL, this::scan), reconciler(ONE, this::lookAt));
    }

    private interface Look {
        Outcome at(String key) throws IOException;
    }

    private static Reconciler reconciler(String kind, Look look) {
        return new Reconciler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Outcome reconcile(String key) throws IOException {
                return look.at(key);
            }
        };
    }

    private Outcome scan(String name) throws IOException {
        var key = Analyzer.Key.parse(name);
        if (store.read(txn -> txn.get(Analyzer.TABLE, key)) == null) {
            return Outcome.done();
        }
        var arns = new ArrayList<String>(known(key));
        for (var survey : surveys) {
            survey.all(key.account(), key.region()).stream()
                    .filter(arn -> !arns.contains(arn))
                    .forEach(arns::add);
        }
        for (var arn : arns) {
            look(key, arn);
        }
        return Outcome.again(PERIOD);
    }

    private List<String> known(Analyzer.Key key) {
        return store.read(txn -> {
            var arns = new ArrayList<String>();
            try (var cursor = txn.scan(Watched.TABLE, Watched.KEYS.prefix(key.account(), key.region(), key.name()))) {
                cursor.forEachRemaining(entry -> arns.add(entry.value().arn()));
            }
            return arns;
        });
    }

    private Outcome lookAt(String name) throws IOException {
        var parts = name.split("/", PARTS);
        look(new Analyzer.Key(parts[0], parts[1], parts[2]), parts[3]);
        return Outcome.done();
    }

    private void look(Analyzer.Key key, String text) throws IOException {
        var arn = Arn.parse(text);
        var survey = arn == null ? null : survey(arn);
        if (arn == null || survey == null) {
            return;
        }
        Surveyed found = survey.look(key.account(), key.region(), arn);
        note(key, text, found);
    }

    private void note(Analyzer.Key key, String arn, @Nullable Surveyed found) {
        store.write(txn -> {
            var analyzer = txn.get(Analyzer.TABLE, key);
            if (analyzer != null) {
                new Ledger(txn, key, analyzer, clock.get()).note(arn, found);
            }
            return key;
        });
    }

    private @Nullable Survey survey(Arn arn) {
        return surveys.stream().filter(one -> one.names(arn)).findFirst().orElse(null);
    }
}
