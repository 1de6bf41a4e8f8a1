package io.unkai.benchmarks;

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
    private static final int HUNDRED = 100;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--large")) {
            LargeRows.run(List.of(arguments));
            return;
        }
        if (List.of(arguments).contains("--instances")) {
            InstanceRows.run(many(List.of(arguments)));
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
        InstanceRows.run(0);
    }

    /** How many instances are launched at once. */
    private static int many(List<String> arguments) {
        int place = arguments.indexOf("--many");
        if (place >= 0 && place + 1 < arguments.size()) {
            return Integer.parseInt(arguments.get(place + 1));
        }
        return arguments.contains("--hundred") ? HUNDRED : 0;
    }
}
