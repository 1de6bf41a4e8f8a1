package io.unkai.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectCareTest {
    private static final String BODY = "x".repeat(100_000);

    @TempDir
    Path folder;

    /** Runs what waits when the test says so; what it starts ends on threads of its own. */
    private static final class Waiting extends ConcurrentSkipListMap<Duration, Runnable> {
        private static final long serialVersionUID = 1;

        void due(Duration delay) {
            await(() -> containsKey(delay));
            requireNonNull(get(delay)).run();
        }
    }

    private static void await(BooleanSupplier done) {
        for (int i = 0; i < 4_000 && !done.getAsBoolean(); i++) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private Path body() throws IOException {
        try (var files = Files.walk(folder.resolve("data/objects"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    /** The care of a cloud with one object that is a file. */
    private static ObjectCare care(TestCloud cloud, Waiting waiting, Metrics metrics) throws IOException {
        cloud.call("s3", "PUT", "/bucket", "");
        cloud.call("s3", "PUT", "/bucket/key", BODY);
        return new ObjectCare(
                cloud.server().s3().caretaker(),
                (delay, action) -> {
                    waiting.put(delay, action);
                    return () -> {};
                },
                metrics);
    }

    @Test
    void reportsRotInMetricsAndHealth() throws Exception {
        try (var cloud = TestCloud.start(folder)) {
            var waiting = new Waiting();
            var metrics = new Metrics();
            try (var care = care(cloud, waiting, metrics)) {
                care.start();
                waiting.due(Duration.ofMinutes(10));
                await(() -> metrics.render().contains("unkai_s3_sound_bodies 1\n"));
                assertThat(care.remark()).isEmpty();

                var file = body();
                var bytes = Files.readAllBytes(file);
                bytes[70_000]++;
                Files.write(file, bytes);
                waiting.due(Duration.ofHours(24));
                await(() -> metrics.render().contains("unkai_s3_damaged_bodies 1\n"));
                assertThat(metrics.render())
                        .contains("unkai_s3_scrubs_total 2\n")
                        .contains("unkai_s3_scrubbed_bytes_total 100000\n");
                assertThat(care.remark()).isEqualTo("1 damaged body, see the log");
            }
        }
    }

    @Test
    void collectsOrphansAgainAndAgain() throws Exception {
        try (var cloud = TestCloud.start(folder)) {
            var waiting = new Waiting();
            var metrics = new Metrics();
            try (var care = care(cloud, waiting, metrics)) {
                care.start();
                await(() -> waiting.containsKey(Duration.ofHours(6)));
                var name = body().getFileName().toString();
                int last = name.length() - 1;
                var orphan = body().resolveSibling(name.substring(0, last) + (name.charAt(last) == '0' ? '1' : '0'));
                Files.write(orphan, new byte[10]);
                waiting.due(Duration.ofHours(6));
                await(() -> metrics.render().contains("unkai_s3_orphans_deleted_total 1\n"));
                assertThat(orphan).doesNotExist();
                assertThat(cloud.call("s3", "GET", "/bucket/key", "").body()).isEqualTo(BODY);
            }
        }
    }
}
