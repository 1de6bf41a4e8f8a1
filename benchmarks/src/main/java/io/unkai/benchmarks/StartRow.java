package io.unkai.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** From starting the process to its first answer to a signed call, and the memory it holds when idle. */
final class StartRow {
    private static final int ROUNDS = 5;
    private static final int IDLE_SECONDS = 3;

    private StartRow() {}

    static void run() throws IOException, InterruptedException {
        var seconds = new double[ROUNDS];
        var memory = new double[ROUNDS];
        try (var scratch = Scratch.make()) {
            // The first start of all unpacks libraries and makes keys; what people wait for is every later one.
            CloudProcess.start(scratch.path()).close();
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                try (var cloud = CloudProcess.start(scratch.path())) {
                    answerOnce(cloud);
                    seconds[round] = (System.nanoTime() - begun) / 1e9;
                    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                    memory[round] = cloud.residentMebibytes();
                }
            }
        }
        System.out.println(
                "start to first answered call   " + Median.of(seconds).text("%.2f s") + "   aim < 0.8 s");
        System.out.println("idle resident memory           " + Median.of(memory).text("%.0f MiB") + "   aim < 160 MiB");
    }

    private static void answerOnce(CloudProcess cloud) throws IOException {
        var answer = new Load(cloud.port(), Requests.callerIdentity(cloud.key(), cloud.port()), 1).once();
        if (!answer.contains(" 200")) {
            throw new IOException("answered " + answer);
        }
    }
}
