package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.block.PoolBlockPlane;
import io.unkai.planes.linux.block.TestPool;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a shell of the console can do, and what it cannot. */
@Tag("kernel")
@ResourceLock("machines")
class ShellSandboxTest {
    @RegisterExtension
    final Lab lab = new Lab();

    private static final Path FOLDERS = Lab.machines().resolve("shells");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "AWS_ENDPOINT_URL", "http://localhost:1", "LANG", "C.UTF-8");

    private final PoolBlockPlane blocks = TestPool.plane(TestPool.DATA);
    private final StringBuilder shown = new StringBuilder();

    @Test
    void runsAsNobodyWithoutDevicesOrNetworkAndLeavesNothing() throws IOException {
        var volume = lab.volume();
        var shells = new ShellSandboxes(FOLDERS, blocks::file);
        var id = "shell-0123456789abcdef";
        try (var shell = shells.open(id, volume, ENVIRONMENT);
                var inside = shell.listen(4566)) {
            inside.setSoTimeout(10_000);
            shell.resize(100, 30);
            assertThat(ask(shell, "stty size; id -un; id -u")).contains("30 100", "cloudshell-user", "1001");
            assertThat(ask(shell, "grep -E '^(NoNewPrivs|CapEff|CapPrm)' /proc/self/status"))
                    .contains("CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "NoNewPrivs:\t1");
            assertThat(ask(shell, "ls /sys/block /sys/class/net; ip -o link | wc -l; ls /dev"))
                    .doesNotContain("loop", "vd", "fuse", "tun")
                    .contains("\n1\r");
            assertThat(ask(
                            shell,
                            "cat /proc/1/environ | wc -c; mount -t tmpfs none /mnt; unshare -Ur id; echo x > /etc/x"))
                    .contains("must be superuser", "Permission denied");
            assertThat(
                            ask(
                                    shell,
                                    "python3 -c 'import socket; socket.create_connection((\"192.0.2.1\", 80), 3)' 2>&1 | tail -1"))
                    .contains("unreachable");
            shell.type("python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", 4566), 3)'\n"
                    .getBytes(StandardCharsets.UTF_8));
            inside.accept().close();
            assertThat(ask(shell, "aws --version 2>&1")).contains("aws-cli/");
            shell.resize(80, 24);
            assertThat(ask(shell, "stty size")).contains("24 80");
        }
        assertThat(FOLDERS.resolve(id)).doesNotExist();
        assertThat(LoopDevice.isAttached(blocks.file(volume))).isFalse();
        assertThat(Files.exists(Cgroups.inside(id))).isFalse();
    }

    @Test
    void endsWithItsShellAndWhatWasLeftIsCleared() throws IOException {
        var shells = new ShellSandboxes(FOLDERS, blocks::file);
        try (var shell = shells.open("shell-0123456789abcdee", lab.volume(), ENVIRONMENT)) {
            shell.resize(80, 24);
            shell.type("sleep 1000 & exit\n".getBytes(StandardCharsets.UTF_8));
            while (shell.output().read() >= 0) {
                // What it shows last does not matter; it ends, although it left somebody behind.
                assertThat(TestPool.DATA).exists();
            }
        }
        Files.createDirectories(FOLDERS.resolve("shell-0123456789abcdef/runtime"));
        shells.clear();
        assertThat(FOLDERS).isEmptyDirectory();
    }

    /** What a command shows. The marker is put together by the shell, so that its echo is not mistaken for it. */
    private String ask(ShellSandbox shell, String command) throws IOException {
        shown.setLength(0);
        shell.type((command + "; echo en''d\n").getBytes(StandardCharsets.UTF_8));
        var bytes = new byte[4096];
        while (shown.indexOf("\nend\r") < 0) {
            int read = shell.output().read(bytes);
            if (read < 0) {
                throw new SocketTimeoutException("the shell ended after: " + shown);
            }
            shown.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
        }
        return shown.toString();
    }
}
