package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a user of a machine sees, by ssh; and what cannot be done from inside. */
@Tag("kernel")
@Timeout(400)
@ResourceLock("machines")
class GuestTest {
    private static final String ID = "i-00000000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    private Path key = Path.of("");

    @BeforeEach
    void makeKey() {
        key = LoginKey.make(folder);
    }

    private Machine machine() throws Exception {
        return lab.machine(ID, folder.resolve("key.pub"));
    }

    private Wire boot(Machine machine) throws Exception {
        var wire = Wire.plug(lab.plane().create(machine), 7);
        lab.plane().start(machine.id());
        assertThat(wire.banner(PATIENCE)).startsWith("SSH-2.0-");
        return wire;
    }

    private String ask(Wire wire, String command) {
        var result = wire.ssh(key, command);
        assertThat(result.exit()).as("%s: %s", command, result).isZero();
        return result.output().strip();
    }

    @Test
    void isAServerLikeAnyOther() throws Exception {
        var wire = boot(machine());
        assertThat(ask(wire, "id -un; hostname; sudo id -u")).isEqualTo("admin\nip-10-213-0-2\n0");
        assertThat(ask(wire, "systemctl is-system-running --wait || systemctl --failed"))
                .isEqualTo("running");
        assertThat(ask(wire, "nproc")).isEqualTo("1");
        assertThat(ask(wire, "systemd-detect-virt")).isNotEqualTo("none");
        assertThat(ask(wire, "cloud-init status")).contains("done");
        assertThat(ask(wire, "stat -c %U:%G /etc/shadow /root")).isEqualTo("root:shadow\nroot:root");
        assertThat(new String(lab.plane().console(ID, 1 << 16), StandardCharsets.UTF_8))
                .contains("Welcome to Debian");
    }

    @Test
    void seesItsOwnSizesAndTime() throws Exception {
        Assumptions.assumeTrue(Tools.find("lxcfs").isPresent(), "lxcfs is not installed");
        var wire = boot(machine());
        assertThat(ask(wire, "awk '/^MemTotal/ {print $2}' /proc/meminfo")).isEqualTo(Integer.toString(512 << 10));
        assertThat(ask(wire, "grep -c ^processor /proc/cpuinfo")).isEqualTo("1");
        assertThat(ask(wire, "grep -c ^cpu[0-9] /proc/stat")).isEqualTo("1");
        assertThat(ask(wire, "cut -d/ -f2 /proc/loadavg | cut -d' ' -f1").length())
                .isLessThan(4);
        assertThat(Double.parseDouble(ask(wire, "cut -d' ' -f1 /proc/uptime"))).isBetween(0.0, 300.0);
        assertThat(Long.parseLong(ask(wire, "ps -o etimes= -p 1"))).isBetween(0L, 300L);
        long started = Long.parseLong(ask(wire, "date -d \"$(ps -o lstart= -p 1)\" +%s"));
        assertThat(started).isCloseTo(System.currentTimeMillis() / 1000, Offset.offset(300L));
    }

    @Test
    void isMadeAnewAfterWhatTellsItsSizesWasKilled() throws Exception {
        Assumptions.assumeTrue(Tools.find("lxcfs").isPresent(), "lxcfs is not installed");
        var wire = boot(machine());
        var first = Files.readString(sizes()).strip();
        Command.of("kill", "-9", first).check();
        assertThat(ask(wire, "cat /proc/meminfo || echo failed")).isEqualTo("failed");
        lab.plane().cutPower(ID);
        wire = boot(machine());
        ask(wire, "cat /proc/meminfo");
        var second = Path.of("/proc", Files.readString(sizes()).strip(), "exe");
        assertThat(second).exists();
        lab.plane().remove(ID);
        assertThat(Files.exists(second)).isFalse();
    }

    private static Path sizes() {
        return Lab.machines().resolve("machines").resolve(ID).resolve("sizes");
    }

    @Test
    void trustsTheAuthorityOfItsCloud() throws Exception {
        Command.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ed25519",
                        "-nodes",
                        "-subj",
                        "/CN=a cloud",
                        "-keyout",
                        folder.resolve("authority.key").toString(),
                        "-out",
                        Lab.AUTHORITY.toString())
                .check();
        var wire = boot(machine());
        ask(wire, "systemctl is-system-running --wait");
        assertThat(ask(wire, "openssl verify /run/unkai/authority.pem")).endsWith("OK");
        assertThat(wire.ssh(key, "sudo sh -c 'echo mine > /run/unkai/authority.pem'")
                        .exit())
                .isNotZero();
    }

    @Test
    void rebootsAndPowersOffByItself() throws Exception {
        var machine = machine();
        var wire = boot(machine);
        var told = new LinkedBlockingQueue<String>();
        try (var watch = lab.plane().watch(told::add)) {
            ask(wire, "echo kept > kept && sync");
            wire.ssh(key, "sudo systemctl reboot");
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(ID);
            assertThat(lab.plane().state(ID)).isEqualTo(MachineState.REBOOTING);
            wire = boot(machine);
            assertThat(ask(wire, "cat kept")).isEqualTo("kept");
            told.clear();
            wire.ssh(key, "sudo poweroff");
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(ID);
            assertThat(lab.plane().state(ID)).isEqualTo(MachineState.POWERED_OFF);
        }
    }

    @Test
    void keepsBombsToItself() throws Exception {
        var wire = boot(machine());
        var forked = wire.ssh(key, "n=0; while [ $n -lt 1000 ]; do sleep 20 & n=$((n+1)); done; jobs | wc -l");
        assertThat(forked.output() + forked.errors()).containsIgnoringCase("resource temporarily unavailable");
        ask(wire, "true");
        var eaten = wire.ssh(key, "python3 -c \"b = bytearray(2 << 30)\"");
        assertThat(eaten.exit()).isNotZero();
        ask(wire, "true");
        var filled = wire.ssh(
                key,
                "sudo fallocate -l $(($(df --output=avail -B1M / | tail -1) - 300))M /most;"
                        + " sudo dd if=/dev/zero of=/fill bs=1M count=20000 2>&1; df --output=pcent / | tail -1;"
                        + " sudo rm /fill /most");
        assertThat(filled.output()).contains("No space left").contains("100%");
        ask(wire, "true");
    }

    @Test
    void cannotGetOut() throws Exception {
        var wire = boot(machine());
        for (String attempt : new String[] {
            "mknod /tmp/disk b 7 0 && dd if=/tmp/disk of=/dev/null count=1",
            "mount -t ext4 /dev/loop0 /mnt",
            "echo b > /proc/sysrq-trigger",
            "echo 1 > /proc/sys/kernel/panic",
            "echo '|/bin/true' > /proc/sys/kernel/core_pattern",
            "cat /proc/kcore | head -c 1 | grep -q .",
            "mount -o remount,rw /sys && echo 1 > /sys/kernel/uevent_helper",
            "mkdir -p /tmp/c && mount -t cgroup -o memory m /tmp/c && ls /tmp/c/unkai",
            "echo max > /sys/fs/cgroup/memory.max",
            "echo max > /sys/fs/cgroup/pids.max",
            "echo 1 > /sys/fs/cgroup/../cgroup.procs && ls /sys/fs/cgroup/../unkai",
            "dmesg",
            "date -s 2001-01-01",
            "test -e /proc/1/root/work || ls /proc/1/root/sys/block/loop0",
            "insmod /nothing.ko 2>&1 | grep -q 'No such file' && false",
            "ls /sys/class/block/ | grep -qvx xvda"
        }) {
            assertThat(wire.ssh(key, "sudo sh -c \"" + attempt.replace("\"", "\\\"") + "\"")
                            .exit())
                    .as(attempt)
                    .isNotZero();
        }
    }

    @Test
    void getsNoMoreProcessorTimeThanItMay() throws Exception {
        var wire = boot(machine());
        lab.plane().limitProcessors(ID, 10);
        long before = lab.plane().processorTime(ID);
        wire.ssh(key, "timeout 5 sh -c 'while :; do :; done'");
        assertThat(lab.plane().processorTime(ID) - before)
                .isPositive()
                .isLessThan(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void hasFailedWithoutWhatWatchesOverIt() throws Exception {
        boot(machine());
        var own = Folder.of(Path.of("target/kernel-tests/compute/machines").toAbsolutePath(), ID);
        long init = Processes.init(own).orElseThrow();
        var told = new LinkedBlockingQueue<String>();
        try (var watch = lab.plane().watch(told::add)) {
            Signals.send(Processes.supervisor(own).orElseThrow(), Signals.KILL);
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(ID);
        }
        assertThat(lab.open().state(ID)).isEqualTo(MachineState.FAILED);
        assertThat(Processes.init(own)).hasValue(init);
        boot(machine());
        assertThat(lab.plane().state(ID)).isEqualTo(MachineState.RUNNING);
        assertThat(Processes.init(own).orElseThrow()).isNotEqualTo(init);
    }

    @Test
    void leavesNothing() throws Exception {
        boot(machine());
        lab.plane().removeAll();
        lab.plane().removeAll();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("unkai-machine");
        assertThat(Command.of("losetup", "--list", "--noheadings", "--output", "BACK-FILE")
                        .check())
                .doesNotContain(lab.blocks().file("vol-00000001").getParent() + "/vol-");
        assertThat(Command.of("sh", "-c", "find /sys/fs/cgroup -type d -name " + ID)
                        .check())
                .isEmpty();
        assertThat(Command.of("ps", "-eo", "args").check()).doesNotContain("--cid " + ID);
        assertThat(Path.of("target/kernel-tests/compute/machines")).isEmptyDirectory();
        assertThat(Path.of("target/kernel-tests/compute/exits")).isEmptyDirectory();
    }
}
