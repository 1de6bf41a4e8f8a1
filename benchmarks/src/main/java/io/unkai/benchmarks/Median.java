package io.unkai.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The middle of several figures, with the least and the greatest. */
record Median(double min, double median, double max) {
    static Median of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Median(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    String text(String form) {
        return String.format(Locale.ROOT, form + "  (" + form + " .. " + form + ")", median, min, max);
    }
}
