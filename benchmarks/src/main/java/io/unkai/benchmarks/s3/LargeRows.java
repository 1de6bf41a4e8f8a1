package io.unkai.benchmarks.s3;

import java.io.IOException;
import java.util.List;

/** What is slow to prepare: costs as keys grow in number, and many large bodies in a small heap. */
public final class LargeRows {
    private LargeRows() {}

    /** Measures and prints; {@code --huge} adds ten million keys. */
    public static void run(List<String> words) throws IOException, InterruptedException {
        for (int objects : new int[] {100_000, 1_000_000}) {
            GrowthRows.run(objects);
        }
        if (words.contains("--huge")) {
            GrowthRows.run(10_000_000);
        }
        HeapRow.run();
    }
}
