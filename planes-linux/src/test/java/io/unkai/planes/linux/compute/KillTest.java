package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Kills a process at random moments while it makes, keeps, copies, attaches and removes disks; what was begun is made again by the next
 * one, as reconcilers do. Nothing that was done is lost or torn, and nothing is left of what is not there any more.
 *
 * <p>{@code -Dkill.rounds=N} for other than 6 rounds, {@code -Dkill.seed=N} to repeat one run.
 */
@Tag("kernel")
@Timeout(400)
@ResourceLock("machines")
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final int LONGEST_ROUND_MILLIS = 1_500;

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostTornOrLeft() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        var random = new Random(seed);
        Files.writeString(folder.resolve("key.pub"), "");
        var machine = lab.machine(Churn.MACHINE, folder.resolve("key.pub"));
        lab.plane().create(machine);
        lab.plane().start(Churn.MACHINE);
        var done = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var told = churn(done, random.nextLong(), random.nextInt(LONGEST_ROUND_MILLIS));
            var churn = new Churn(lab.blocks(), lab.open());
            String begun = "";
            for (var line : told) {
                if (line.startsWith("done ")) {
                    done.add(line.substring("done ".length()));
                    begun = "";
                } else if (line.startsWith("begin ")) {
                    begun = line.substring("begin ".length());
                }
            }
            done.forEach(churn::note);
            if (!begun.isEmpty()) {
                churn.make(begun);
                churn.note(begun);
                done.add(begun);
            }
            check(churn, machine.rootVolume(), "seed %d, round %d, %s".formatted(seed, round, begun));
        }
        assertThat(done).as("what was done").hasSizeGreaterThan(ROUNDS);
    }

    private List<String> churn(List<String> done, long seed, int millis) throws Exception {
        Path before = Files.write(folder.resolve("done"), done);
        Path output = folder.resolve("told");
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Churn.class.getName(),
                        Lab.disks().toString(),
                        Lab.machines().toString(),
                        before.toString(),
                        Long.toString(seed))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            while (child.isAlive() && Files.size(output) == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(child.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("ended by itself")
                    .isFalse();
        } finally {
            child.destroyForcibly().waitFor();
        }
        var text = Files.readString(output, StandardCharsets.UTF_8);
        // The last line may be half a line.
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private void check(Churn churn, String root, String when) throws IOException {
        var volumes = new ArrayList<>(churn.volumes.keySet());
        volumes.add(root);
        assertThat(lab.blocks().volumes()).as(when).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(lab.blocks().snapshots()).as(when).containsExactlyInAnyOrderElementsOf(churn.snapshots.keySet());
        assertThat(lab.plane().attached(Churn.MACHINE)).as(when).containsExactlyInAnyOrderEntriesOf(churn.devices);
        for (var volume : churn.volumes.entrySet()) {
            assertThat(churn.read(volume.getKey())).as(when).isEqualTo(volume.getValue());
            int loops = churn.devices.containsValue(volume.getKey()) ? 1 : 0;
            assertThat(LoopDevice.of(lab.blocks().file(volume.getKey())))
                    .as(when)
                    .hasSize(loops);
        }
        for (var snapshot : churn.snapshots.entrySet()) {
            lab.blocks().createFrom("vol-0fffffff", snapshot.getKey(), Churn.SIZE);
            assertThat(churn.read("vol-0fffffff")).as(when).isEqualTo(snapshot.getValue());
            lab.blocks().remove("vol-0fffffff");
        }
        try (var left = Files.newDirectoryStream(
                Objects.requireNonNull(lab.blocks().file(root).getParent()), "*.new")) {
            assertThat(left).as(when).isEmpty();
        }
        for (var loop : loops()) {
            assertThat(loop).as(when).doesNotContain("(deleted)");
        }
    }

    /** The files of all loop devices of the host. */
    private static List<String> loops() throws IOException {
        var found = new ArrayList<String>();
        try (var devices = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path device : devices) {
                Path file = device.resolve("loop/backing_file");
                if (Files.exists(file)) {
                    found.add(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }
}
