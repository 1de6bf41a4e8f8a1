package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server at random moments while several writers put, copy, delete, upload in parts and make versions, starts it again
 * and looks: every acknowledged change is there, and of the ones under way each is there whole or not at all.
 *
 * <p>{@code -Dcrash.rounds=N} for other than 50 rounds, {@code -Dcrash.seed=N} to repeat one run.
 */
@Tag("conformance")
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 50);
    private static final int WRITERS = 6;
    private static final int VERSIONERS = 2;
    private static final int LONGEST_ROUND_MILLIS = 300;

    @TempDir
    Path folder;

    @Test
    void keepsEveryAcknowledgedChange() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        var random = new Random(seed);
        try (var cloud = Cloud.start(folder)) {
            var writers = new ArrayList<Crasher>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new CrashWriter("writer-" + i, random.nextLong()));
            }
            for (int i = 0; i < VERSIONERS; i++) {
                writers.add(new CrashVersions("versioner-" + i, random.nextLong()));
            }
            try (var first = new S3Access(cloud)) {
                first.s3().createBucket(b -> b.bucket(CrashWriter.BUCKET));
                CrashVersions.prepare(first.s3());
            }
            for (int round = 0; round < ROUNDS; round++) {
                writeUntilKilled(cloud, writers, random.nextInt(LONGEST_ROUND_MILLIS));
                cloud.up();
                try (var access = new S3Access(cloud)) {
                    for (var writer : writers) {
                        assertThat(writer.damage(access.s3()))
                                .as("seed %d, round %d", seed, round)
                                .isEmpty();
                    }
                }
            }
            assertThat(writers)
                    .allSatisfy(writer -> assertThat(writer.acknowledged()).isPositive());
        }
    }

    private static void writeUntilKilled(Cloud cloud, List<Crasher> writers, int millis) throws Exception {
        try (var access = new S3Access(cloud);
                var threads = Executors.newFixedThreadPool(writers.size())) {
            var running = new ArrayList<Future<?>>();
            for (var writer : writers) {
                running.add(threads.submit(() -> writer.writeUntilRefused(access.s3())));
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            cloud.kill();
            for (var writer : running) {
                writer.get();
            }
        }
    }
}
