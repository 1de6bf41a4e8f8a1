package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A disk with a boot loader becomes an image, and boots in a virtual machine that is reached by its public address. */
@Tag("conformance")
@ResourceLock("machines")
class VirtualMachineTest {
    private static final Path CLIENTS = Path.of("clients").toAbsolutePath();
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    @Test
    void aDiskWithABootLoaderIsImportedBootedReachedAndTerminated() throws IOException, InterruptedException {
        InstancesTest.assumeMachines();
        InstancesTest.assumeInstalled("qemu-system-x86_64");
        assumeTrue("amd64".equals(System.getProperty("os.arch")), "virtual machines run on x86-64");
        assumeTrue(Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/boto3")), "boto3 is not installed");
        Path disk = folder.resolve("guest.raw");
        run(Map.of(), "sh", CLIENTS.resolve("guest/disk.sh").toString(), disk.toString());
        Path data;
        try (var cloud = Cloud.startWithEmulatedMachines(folder)) {
            data = cloud.data();
            var environment = new HashMap<>(cloud.environment());
            environment.putAll(RootKey.of(folder.resolve("credentials")));
            environment.remove("AWS_PROFILE");
            assertThat(run(environment, PYTHON, script("virtual_machine.py"), disk.toString()))
                    .isEqualTo("all as AWS\n");
        }
        assertThat(run(Map.of(), PYTHON, script("chaos.py"), "nothing", data.toString()))
                .isEmpty();
    }

    private static String script(String name) {
        return CLIENTS.resolve("python").resolve(name).toString();
    }

    private String run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        return Program.run(folder, environment, List.of(words)).ok().out();
    }
}
