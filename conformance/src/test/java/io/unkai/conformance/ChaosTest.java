package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Kills the server at random moments while instances, volumes, interfaces, rules and networks come and go, starts it again and looks:
 * host and records agree, and nothing belongs to nobody.
 *
 * <p>{@code -Dchaos.rounds=N} for other than 4 rounds, {@code -Dchaos.seed=N} to repeat the choices of one run.
 */
@Tag("conformance")
@ResourceLock("machines")
class ChaosTest {
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 4);
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 4_000;
    private static final String SCRIPT =
            Path.of("clients", "python", "chaos.py").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @Test
    void hostAndRecordsAgreeAfterEveryDeath() throws Exception {
        InstancesTest.assumeMachines();
        assumeTrue(Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/boto3")), "boto3 is not installed");
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        var random = new Random(seed);
        try (var cloud = Cloud.startWithMachines(folder)) {
            script(cloud, "prepare").ok();
            for (int round = 0; round < ROUNDS; round++) {
                long choices = random.nextLong();
                var disturbed = CompletableFuture.supplyAsync(() -> disturb(cloud, choices));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
                cloud.kill();
                disturbed.join().ok();
                cloud.up();
                assertThat(script(cloud, "compare").out())
                        .as("seed %d, round %d", seed, round)
                        .isEqualToIgnoringWhitespace("");
            }
        }
        assertThat(python(Map.of(), "nothing", folder.resolve("data").toString())
                        .out())
                .as("seed %d", seed)
                .isEqualToIgnoringWhitespace("");
    }

    private Program.Result disturb(Cloud cloud, long seed) {
        try {
            return script(cloud, "disturb", Long.toString(seed));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Program.Result script(Cloud cloud, String verb, String... more) throws IOException, InterruptedException {
        var environment = new HashMap<>(cloud.environment());
        environment.putAll(RootKey.of(folder.resolve("credentials")));
        environment.remove("AWS_PROFILE");
        var words = new ArrayList<>(List.of(verb, cloud.data().toString()));
        words.addAll(List.of(more));
        return python(environment, words.toArray(String[]::new));
    }

    private Program.Result python(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("/usr/bin/python3", SCRIPT));
        all.addAll(List.of(words));
        return Program.run(folder, environment, all);
    }
}
