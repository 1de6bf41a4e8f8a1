package io.unkai.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A browser launches an instance from the console, and sees what it serves. */
@Tag("conformance")
@ResourceLock("machines")
class ConsoleTest {
    private static final Path CONSOLE =
            Path.of("..", "console").toAbsolutePath().normalize();

    @Test
    void anInstanceIsLaunchedSeenAndTerminatedInABrowser() throws IOException, InterruptedException {
        InstancesTest.assumeMachines();
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "Chromium is not installed");
        assumeTrue(Files.isDirectory(CONSOLE.resolve("dist")), "the console is not built");
        assumeTrue(
                Files.isDirectory(CONSOLE.resolve("node_modules/playwright-core")),
                "what drives the browser is not installed; the console stage does that");
        Program.run(
                        CONSOLE,
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        List.of(
                                "node",
                                "--test",
                                "--test-concurrency=1",
                                "e2e/machines.test.mjs",
                                "e2e/machines-changes.test.mjs"))
                .ok();
    }
}
