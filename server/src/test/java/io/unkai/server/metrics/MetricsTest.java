package io.unkai.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void countsBySeries() {
        metrics.counter("calls_total", "service", "s3").add(2);
        metrics.counter("calls_total", "service", "sts").increment();
        assertThat(metrics.render())
                .contains(
                        "# TYPE calls_total counter\ncalls_total{service=\"s3\"} 2\ncalls_total{service=\"sts\"} 1\n");
    }

    @Test
    void readsGaugesWhenAsked() {
        var value = new double[] {1};
        metrics.gauge("temperature", () -> value[0]);
        value[0] = 2.5;
        assertThat(metrics.render()).contains("# TYPE temperature gauge\ntemperature 2.5\n");
    }

    @Test
    void addsUpBuckets() {
        metrics.histogram("seconds", "service", "s3").add(0.002);
        metrics.histogram("seconds", "service", "s3").add(100);
        assertThat(metrics.render())
                .contains("seconds_bucket{service=\"s3\",le=\"0.001\"} 0\n")
                .contains("seconds_bucket{service=\"s3\",le=\"0.0025\"} 1\n")
                .contains("seconds_bucket{service=\"s3\",le=\"+Inf\"} 2\n")
                .contains("seconds_count{service=\"s3\"} 2\n");
    }

    @Test
    void escapesLabels() {
        metrics.counter("odd", "name", "a\"b\\c\nd").increment();
        assertThat(metrics.render()).contains("odd{name=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    @Test
    void staysBounded() {
        for (int i = 0; i < 30_000; i++) {
            metrics.counter("many", "n", Integer.toString(i)).increment();
        }
        assertThat(metrics.render()).contains("unkai_metric_series_dropped_total 10000\n");
        assertThat(metrics.render().lines().filter(line -> line.startsWith("many")))
                .hasSize(20_000);
    }
}
