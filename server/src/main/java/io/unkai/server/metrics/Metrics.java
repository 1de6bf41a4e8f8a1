package io.unkai.server.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counters, gauges and histograms by name and labels. Bounded: past {@value #MAX_SERIES} series new ones are dropped and counted.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus text format</a>
 */
public final class Metrics {
    private static final int MAX_SERIES = 20_000;

    private final Map<Series, LongAdder> counters = new ConcurrentSkipListMap<>();
    private final Map<Series, DoubleSupplier> gauges = new ConcurrentSkipListMap<>();
    private final Map<Series, Histogram> histograms = new ConcurrentSkipListMap<>();
    private final LongAdder dropped = new LongAdder();

    /** The counter of that name and those labels: name, value, name, value. */
    public LongAdder counter(String name, String... labels) {
        var series = Series.of(name, labels);
        var known = counters.get(series);
        return known != null || full() ? orDropped(known) : counters.computeIfAbsent(series, s -> new LongAdder());
    }

    /** Has a number read whenever metrics are asked for. */
    public void gauge(String name, DoubleSupplier value, String... labels) {
        gauges.put(Series.of(name, labels), value);
    }

    /** The histogram of that name and those labels. */
    Histogram histogram(String name, String... labels) {
        var series = Series.of(name, labels);
        var known = histograms.get(series);
        if (known == null && full()) {
            dropped.increment();
            return new Histogram();
        }
        return known == null ? histograms.computeIfAbsent(series, s -> new Histogram()) : known;
    }

    /** All of it as text. */
    public String render() {
        var page = new Page();
        counters.forEach((series, count) -> page.line("counter", series.name(), series, (double) count.sum()));
        gauges.forEach((series, value) -> page.line("gauge", series.name(), series, value.getAsDouble()));
        histograms.forEach((series, histogram) -> histogram.render(page, series));
        page.line(
                "counter", "unkai_metric_series_dropped_total", Series.of("unkai_metric_series_dropped_total"), (double)
                        dropped.sum());
        return page.toString();
    }

    private boolean full() {
        return counters.size() + histograms.size() >= MAX_SERIES;
    }

    private LongAdder orDropped(@Nullable LongAdder known) {
        return known == null ? dropped : known;
    }
}
