package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloud whose data lies on a small file system of its own, which only root can mount. */
class FullDiskCloudTest {
    private static final int LARGE = 8 << 20;
    private static final int MOST_OBJECTS = 64;
    /** Less than the store needs to write anything. */
    private static final long NEARLY_NOTHING = 4 << 20;

    @TempDir
    Path folder;

    private boolean mounted;

    /** The native library stays in use once it is loaded: it must not be on the file system that goes away. */
    @BeforeAll
    static void loadLibrary(@TempDir Path elsewhere) throws IOException {
        TestCloud.start(elsewhere).close();
    }

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", folder.toString());
        assumeTrue(mounted, "needs root, to mount a small file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString()) || run("umount", "--lazy", folder.toString()))
                    .isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Cannot run program");
            return false;
        }
    }

    private static TestCloud.Answer putLarge(TestCloud cloud, int number) throws IOException {
        return cloud.raw(cloud.signed("s3", "PUT", "/bucket/large-" + number, new byte[LARGE]));
    }

    private static void assertFull(TestCloud.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(507);
        assertThat(answer.element("Code")).isEqualTo("InsufficientStorage");
        assertThat(answer.element("Message")).contains("disk");
    }

    private static void start(TestCloud cloud) throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket", "").status()).isEqualTo(200);
        assertThat(cloud.call("s3", "PUT", "/bucket/small", "hello").status()).isEqualTo(200);
    }

    private static void assertReads(TestCloud cloud) throws IOException {
        assertThat(cloud.call("s3", "GET", "/bucket/small", "").body()).isEqualTo("hello");
        assertThat(cloud.call("s3", "GET", "/bucket?list-type=2", "").body()).contains("<Key>small</Key>");
    }

    @Test
    void aDiskFullOfObjectsRefusesMoreUntilSomeAreDeleted() throws Exception {
        try (var cloud = TestCloud.start(folder)) {
            start(cloud);
            int stored = 0;
            var answer = putLarge(cloud, stored);
            while (answer.status() == 200 && stored < MOST_OBJECTS) {
                answer = putLarge(cloud, ++stored);
            }
            assertFull(answer);
            assertThat(stored).isPositive();
            assertReads(cloud);
            assertThat(cloud.call("s3", "GET", "/bucket/large-0", "").body()).hasSize(LARGE);
            for (int i = 0; i < stored; i++) {
                assertThat(cloud.call("s3", "DELETE", "/bucket/large-" + i, "").status())
                        .isEqualTo(204);
            }
            await().untilAsserted(() -> assertThat(putLarge(cloud, 0).status()).isEqualTo(200));
        }
    }

    @Test
    void aDiskFilledByOthersRefusesEveryWriteUntilThereIsRoom() throws Exception {
        try (var cloud = TestCloud.start(folder)) {
            start(cloud);
            var ballast = folder.resolve("ballast");
            try (var out = Files.newOutputStream(ballast)) {
                var block = new byte[1 << 16];
                while (folder.toFile().getUsableSpace() > NEARLY_NOTHING) {
                    out.write(block);
                }
            }
            assertFull(cloud.call("s3", "PUT", "/bucket/more", "hello"));
            assertFull(cloud.call("s3", "PUT", "/another", ""));
            assertFull(putLarge(cloud, 0));
            assertReads(cloud);
            assertThat(cloud.unsigned("GET", "/_unkai/health", "").status()).isEqualTo(200);
            Files.delete(ballast);
            assertThat(cloud.call("s3", "PUT", "/bucket/more", "hello").status())
                    .isEqualTo(200);
            assertThat(cloud.call("s3", "DELETE", "/bucket/small", "").status()).isEqualTo(204);
        }
    }
}
