package io.unkai.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The middle of several figures, with the least and the greatest. */
public record Median(double min, double median, double max) {
    /** Of at least one figure. */
    public static Median of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Median(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** The three of them, each in a format of {@link String#format}. */
    public String text(String form) {
        return String.format(Locale.ROOT, form + "  (" + form + " .. " + form + ")", median, min, max);
    }
}
