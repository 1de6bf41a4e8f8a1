package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures several in turn, round after round, and prints the first with its ratio to each of the others. */
final class Contest {
    private static final int ROUNDS = 5;
    private static final int WARM_ROUNDS = 8;
    private static final double STILL_BETTER = 1.1;

    /** Something that is measured; more is better. */
    @FunctionalInterface
    interface Measure {
        double take() throws IOException, InterruptedException;
    }

    private record Entry(String name, String aim, Measure measure) {}

    private final String title;
    private final String form;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param title of the first entry
     * @param form its figure, as {@link String#format} takes it
     */
    Contest(String title, String form, Measure measure) {
        this.title = title;
        this.form = form;
        entries.add(new Entry(title, "", measure));
    }

    /** Adds something to compare with. */
    Contest against(String name, String aim, Measure measure) {
        entries.add(new Entry(name, aim, measure));
        return this;
    }

    /** Measures each until it is warm, then in rounds, and prints. */
    void run() throws IOException, InterruptedException {
        for (var entry : entries) {
            warm(entry.measure());
        }
        var figures = new double[entries.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < entries.size(); i++) {
                figures[i][round] = entries.get(i).measure().take();
            }
        }
        line(title, Median.of(figures[0]).text(form), "");
        for (int i = 1; i < entries.size(); i++) {
            var ratios = new double[ROUNDS];
            var other = figures[i];
            Arrays.setAll(ratios, round -> figures[0][round] / other[round]);
            line(
                    "  to " + entries.get(i).name(),
                    Median.of(ratios).text("%.2f"),
                    entries.get(i).aim());
        }
    }

    /** Measures without counting while that still becomes better: compilers go on for many seconds after a start. */
    private static void warm(Measure measure) throws IOException, InterruptedException {
        double best = measure.take();
        for (int round = 1; round < WARM_ROUNDS; round++) {
            double now = measure.take();
            if (now < best * STILL_BETTER) {
                return;
            }
            best = now;
        }
    }

    static void line(String name, String figure, String aim) {
        System.out.println(
                String.format(Locale.ROOT, "%-44s %s%s", name, figure, aim.isEmpty() ? "" : "   aim " + aim));
    }
}
