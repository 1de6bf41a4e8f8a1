package io.unkai.services.management.accessanalyzer;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.GetTrailRequest;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.management.accessanalyzer.Generation.State;
import io.unkai.services.management.accessanalyzer.Generation.TrailOf;
import io.unkai.services.management.audit.Uses;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Generates the policies that were asked for. */
record Generator(Store store, Cloud cloud, Supplier<Instant> clock) implements Reconciler {
    static final String KIND = "accessanalyzer.generation";

    static final String PRINCIPAL = "access-analyzer.amazonaws.com";
    private static final int PARTS = 3;

    static String name(Generation.Key key) {
        return String.join("/", key.account(), key.region(), key.job());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String name) throws IOException {
        var parts = name.split("/", PARTS);
        var key = new Generation.Key(parts[0], parts[1], parts[2]);
        var generation = store.read(txn -> txn.get(Generation.TABLE, key));
        if (generation == null || generation.state() != State.IN_PROGRESS) {
            return Outcome.done();
        }
        var now = clock.get();
        try {
            for (var trail : generation.trails()) {
                requireTrail(key, trail);
            }
        } catch (ApiException e) {
            end(key, asked -> asked.failed(e.message(), now));
            return Outcome.done();
        }
        var uses = store.read(txn -> Uses.of(txn, generation.principal(), generation.from(), generation.to()));
        var documents = UsePolicy.of(uses);
        end(key, asked -> asked.succeeded(documents, now));
        return Outcome.done();
    }

    private void requireTrail(Generation.Key key, TrailOf trail) throws IOException {
        var input = GetTrailRequest.builder().name(trail.arn()).build();
        var _ = cloud.call(new Cloud.Caller(PRINCIPAL, key.account(), key.region()), CloudTrail.GET_TRAIL, input);
    }

    private void end(Generation.Key key, UnaryOperator<Generation> how) {
        store.write(txn -> {
            var asked = txn.get(Generation.TABLE, key);
            if (asked != null && asked.state() == State.IN_PROGRESS) {
                txn.put(Generation.TABLE, key, how.apply(asked));
            }
            return key;
        });
    }
}
