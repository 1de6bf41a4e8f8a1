package io.unkai.benchmarks;

import java.io.IOException;

/** Runs all rows and prints them: median, and least to greatest. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        StartRow.run();
        SmallCallsRow.run();
    }
}
