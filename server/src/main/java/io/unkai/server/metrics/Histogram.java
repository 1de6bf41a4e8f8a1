package io.unkai.server.metrics;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Durations counted by upper bound, from half a millisecond to a minute. */
final class Histogram {
    private static final double[] BOUNDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final DoubleAdder sum = new DoubleAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(double seconds) {
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        sum.add(seconds);
    }

    void render(Page page, Series series) {
        var bucketed = new Series(series.name() + "_bucket", series.labels());
        long below = 0;
        for (int i = 0; i < buckets.length; i++) {
            below += buckets[i].sum();
            var bound = i < BOUNDS.length ? Double.toString(BOUNDS[i]) : "+Inf";
            page.line("histogram", series.name(), bucketed.and("le", bound), (double) below);
        }
        page.line("histogram", series.name(), new Series(series.name() + "_sum", series.labels()), sum.sum());
        page.line("histogram", series.name(), new Series(series.name() + "_count", series.labels()), (double) below);
    }
}
