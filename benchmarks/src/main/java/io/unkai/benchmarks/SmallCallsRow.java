package io.unkai.benchmarks;

import io.unkai.benchmarks.reference.EchoServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Small signed calls against a bare echo on the same HTTP library, in turn. The request is signed once and both are sent the same
 * bytes: what the client costs, on the same processors, it costs both alike.
 */
final class SmallCallsRow {
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 16;
    /** Rounds like the measured ones: opening connections anew is part of what the compilers have to learn. */
    private static final int WARM_UPS = 12;

    private static final long ROUND = 2_000_000_000L;

    private SmallCallsRow() {}

    static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make();
                var cloud = CloudProcess.start(scratch.path());
                var echo = Child.java(
                        Map.of(),
                        List.of(
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EchoServer.class.getName()))) {
            var request = Requests.callerIdentity(cloud.key(), cloud.port());
            var calls = new Load(cloud.port(), request, CONNECTIONS);
            var echoes = new Load(Integer.parseInt(echo.output().readLine()), request, CONNECTIONS);
            for (int round = 0; round < WARM_UPS; round++) {
                calls.perSecond(ROUND);
                echoes.perSecond(ROUND);
            }
            measure(calls, echoes);
        }
    }

    private static void measure(Load calls, Load echoes) throws IOException, InterruptedException {
        var rates = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = calls.perSecond(ROUND);
            ratios[round] = rates[round] / echoes.perSecond(ROUND);
        }
        System.out.println("small calls, signed beforehand " + Median.of(rates).text("%.0f /s"));
        System.out.println("  to a bare HTTP echo          " + Median.of(ratios).text("%.2f") + "   aim >= 0.5");
    }
}
