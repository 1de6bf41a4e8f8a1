package io.unkai.benchmarks;

import java.io.IOException;

/**
 * Small signed calls against a bare echo on the same HTTP library, in turn. The request is signed once and both are sent the same
 * bytes: what the client costs, on the same processors, it costs both alike.
 */
final class SmallCallsRow {
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 16;
    private static final long ROUND = 2_000_000_000L;
    private static final double ROUND_SECONDS = ROUND / 1e9;
    private static final double MICROS = 1e6;
    /** In rounds like the measured ones: opening connections anew is part of what the compilers have to learn. */
    private static final int WARM_UP_CALLS = 600_000;

    private SmallCallsRow() {}

    static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make();
                var cloud = CloudProcess.start(scratch.path());
                var echo = Echo.start()) {
            var request = Requests.callerIdentity(cloud.key(), cloud.port());
            var calls = new Load(cloud.port(), request, CONNECTIONS);
            var echoes = new Load(echo.port(), request, CONNECTIONS);
            for (double answered = 0; answered < WARM_UP_CALLS; ) {
                answered += calls.perSecond(ROUND) * ROUND_SECONDS;
                echoes.perSecond(ROUND);
            }
            measure(calls, echoes, cloud, echo);
        }
    }

    private static void measure(Load calls, Load echoes, CloudProcess cloud, Echo echo)
            throws IOException, InterruptedException {
        var rates = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        var callMicros = new double[ROUNDS];
        var echoMicros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double before = cloud.processorSeconds();
            rates[round] = calls.perSecond(ROUND);
            callMicros[round] = (cloud.processorSeconds() - before) * MICROS / (rates[round] * ROUND_SECONDS);
            before = echo.processorSeconds();
            double echoRate = echoes.perSecond(ROUND);
            echoMicros[round] = (echo.processorSeconds() - before) * MICROS / (echoRate * ROUND_SECONDS);
            ratios[round] = rates[round] / echoRate;
        }
        System.out.println("small calls, signed beforehand " + Median.of(rates).text("%.0f /s"));
        System.out.println("  to a bare HTTP echo          " + Median.of(ratios).text("%.2f") + "   aim >= 0.5");
        System.out.println(
                "  processor time of a call     " + Median.of(callMicros).text("%.0f us"));
        System.out.println(
                "  processor time of an echo    " + Median.of(echoMicros).text("%.0f us"));
    }
}
