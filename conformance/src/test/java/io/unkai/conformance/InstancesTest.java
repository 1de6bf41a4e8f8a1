package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The AWS CLI launches instances in a VPC; ssh and curl see what the rules say. */
@Tag("conformance")
@ResourceLock("machines")
class InstancesTest {
    private static final Path WALK = Path.of("clients", "cli", "instances.sh").toAbsolutePath();
    private static final List<String> TOOLS = List.of("ip", "nft", "crun", "conmon", "mkfs.xfs", "mmdebstrap", "ssh");

    @TempDir
    Path folder;

    @Test
    void aServerIsLaunchedReachedAndTerminated() throws IOException, InterruptedException {
        assumeMachines();
        try (var cloud = Cloud.startWithMachines(folder)) {
            var environment = new HashMap<>(cloud.environment());
            environment.putAll(RootKey.of(folder.resolve("credentials")));
            environment.remove("AWS_PROFILE");
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
            var walked = Program.run(folder, environment, List.of("sh", WALK.toString()));
            assertThat(walked.ok().out()).endsWith("all as AWS\n");
        }
    }

    /** Skips the test where this host cannot run instances. */
    static void assumeMachines() {
        assumeTrue("root".equals(System.getProperty("user.name")), "machines need root");
        TOOLS.forEach(InstancesTest::assumeInstalled);
    }

    /** Skips the test where this host lacks a program. */
    static void assumeInstalled(String tool) {
        assumeTrue(installed(tool), tool + " is not installed");
    }

    private static boolean installed(String tool) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }
}
