package io.unkai.benchmarks;

import io.unkai.benchmarks.disk.DiskRows;
import io.unkai.benchmarks.instance.InstanceRows;
import io.unkai.benchmarks.network.NetworkRows;
import io.unkai.benchmarks.s3.BodyRows;
import io.unkai.benchmarks.s3.LargeRows;
import io.unkai.benchmarks.s3.ListingRows;
import io.unkai.benchmarks.s3.SmallObjectRows;
import java.io.IOException;
import java.util.List;

/** Runs all rows and prints them: median, and least to greatest. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--large")) {
            LargeRows.run(List.of(arguments));
            return;
        }
        if (List.of(arguments).contains("--disks")) {
            DiskRows.run();
            return;
        }
        if (List.of(arguments).contains("--instances")) {
            InstanceRows.run(List.of(arguments).contains("--hundred"));
            NetworkRows.run();
            return;
        }
        StartRow.run();
        SmallCallsRow.run();
        AuthorisedCallsRow.run();
        BodyRows.run();
        SmallObjectRows.run();
        ListingRows.run();
        NetworkRows.run();
        DiskRows.run();
        InstanceRows.run(false);
    }
}
