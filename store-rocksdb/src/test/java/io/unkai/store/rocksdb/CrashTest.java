package io.unkai.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.store.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, again and again, and looks at what is left. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);

    @TempDir
    Path folder;

    private final int[] acknowledged = new int[CrashChild.WRITERS];

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsThereAndNothingIsHalfDone() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        var random = new Random(seed);
        Arrays.fill(acknowledged, -1);
        for (int round = 0; round < ROUNDS; round++) {
            int before = Arrays.stream(acknowledged).max().orElse(0);
            writeAndKill(before + 1, 1 + random.nextInt(400));
            assertThat(Arrays.stream(acknowledged).max().orElse(0))
                    .as("progress in round %d", round)
                    .isGreaterThan(before);
            check("seed " + seed + ", round " + round);
        }
    }

    /** Lets a child write until it has acknowledged some transactions, then kills it, and reads what it still said. */
    private void writeAndKill(int start, int transactions) throws IOException, InterruptedException {
        var child = start(start);
        try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), US_ASCII))) {
            int heard = 0;
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                heard += note(line) ? 1 : 0;
                if (heard == transactions) {
                    // Not through the process itself, which would close what is still to be read.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor()).isEqualTo(128 + 9);
    }

    private Process start(int start) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                folder.toString(),
                String.valueOf(start)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * Whether a line acknowledges a transaction. The last line may be cut off; a number that was not said completely was not
     * acknowledged.
     */
    private boolean note(String line) {
        var parts = line.split(" ");
        if (parts.length != 2 || parts[1].isEmpty()) {
            return false;
        }
        int writer = Integer.parseInt(parts[0]);
        acknowledged[writer] = Math.max(acknowledged[writer], Integer.parseInt(parts[1]));
        return true;
    }

    private void check(String when) {
        try (var store = RocksStore.open(folder)) {
            List<String> left = store.read(txn -> Texts.list(txn, CrashChild.LEFT));
            List<String> right = store.read(txn -> Texts.list(txn, CrashChild.RIGHT));
            assertThat(left).as(when).isEqualTo(right);
            for (int writer = 0; writer < acknowledged.length; writer++) {
                int number = acknowledged[writer];
                int which = writer;
                if (number >= 0) {
                    String found = store.read(txn -> txn.get(CrashChild.LEFT, CrashChild.key(which, number)));
                    assertThat(found).as(when).isEqualTo(CrashChild.value(writer, number));
                }
            }
        }
    }
}
