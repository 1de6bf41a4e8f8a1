package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.sys.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a user of a machine can do with a volume that is attached to it, and what not. */
@Tag("kernel")
@Timeout(400)
@ResourceLock("machines")
class DisksTest {
    private static final String ID = "i-00000000000000002";
    private static final String SECOND = "i-00000000000000003";
    private static final VolumeLimit FAST = new VolumeLimit(100_000, 100_000, 1L << 30);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    private Path key = Path.of("");
    private Wire wire = new Wire("", "", "");
    private Machine machine = new Machine(ID, "", "", 1, 1, 1);

    @BeforeEach
    void boot() throws Exception {
        key = LoginKey.make(folder);
        machine = lab.machine(ID, folder.resolve("key.pub"));
        wire = Wire.plug(lab.plane().create(machine), 9);
        lab.plane().start(ID);
        assertThat(wire.banner(PATIENCE)).startsWith("SSH-2.0-");
    }

    private String ask(String command) {
        var result = wire.ssh(key, command);
        assertThat(result.exit()).as("%s: %s", command, result).isZero();
        return result.output().strip();
    }

    private int attempt(String command) {
        return wire.ssh(key, command).exit();
    }

    @Test
    void listsAndCountsTheMachinesDisksOnly() throws Exception {
        lab.plane().limitVolume(ID, machine.rootVolume(), FAST);
        assertThat(ask("awk 'NR > 2 {print $3, $4}' /proc/partitions")).matches("\\d+ xvda");
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        lab.plane().limitVolume(ID, volume, FAST);
        assertThat(ask("awk 'NR > 3 {print $3, $4}' /proc/partitions")).isEqualTo(Lab.BLANK / 1024 + " xvdf");
        assertThat(ask("lsblk -dno NAME")).isEqualTo("xvda\nxvdf");
        ask("sudo dd if=/dev/zero of=/dev/xvdf bs=1M count=8 oflag=direct");
        awaitOutput("awk '{print $3}' /proc/diskstats", "xvda\nxvdf");
        awaitOutput("awk '$3 == \"xvdf\" {print $10}' /proc/diskstats", Integer.toString((8 << 20) / 512));
        assertThat(ask("awk '{print $7}' /sys/block/xvdf/stat")).isEqualTo(Integer.toString((8 << 20) / 512));
        var further = lab.open();
        further.limitVolume(ID, volume, FAST);
        ask("sudo dd if=/dev/zero of=/dev/xvdf bs=1M count=8 oflag=direct");
        awaitOutput("awk '$3 == \"xvdf\" {print $10}' /proc/diskstats", Integer.toString((16 << 20) / 512));
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        awaitOutput("awk '{print $3}' /proc/diskstats", "xvda");
        assertThat(ask("awk 'NR > 2 {print $4}' /proc/partitions")).isEqualTo("xvda");
    }

    private void awaitOutput(String command, String output) throws Exception {
        for (int waited = 0; !ask(command).equals(output); waited++) {
            assertThat(waited).as("%s: %s", command, ask(command)).isLessThan(50);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void isADiskOfTheMachinesRoot() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        assertThat(ask("stat -c '%F %U:%G %a' /dev/xvdf")).isEqualTo("block special file root:disk 660");
        assertThat(attempt("cat /dev/xvdf > /dev/null")).isNotZero();
        assertThat(ask("sudo blockdev --getsize64 /dev/xvdf")).isEqualTo(Long.toString(Lab.BLANK));
        ask("sudo mkfs.ext4 -q -L data /dev/xvdf && sudo e2label /dev/xvdf");
        ask("mkdir in && echo kept > in/file && sudo mkfs.ext4 -q -F -d in /dev/xvdf && sync");
        ask("sudo debugfs -R 'cat file' /dev/xvdf 2> /dev/null | grep -qx kept");
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        assertThat(attempt("test -e /dev/xvdf")).isNotZero();
        Detached.await(lab.blocks().file(volume));
        assertThat(Command.of(
                                "debugfs",
                                "-R",
                                "cat file",
                                lab.blocks().file(volume).toString())
                        .check())
                .isEqualTo("kept\n");
        lab.plane().attach(ID, volume, "sdb");
        ask("sudo debugfs -R 'cat file' /dev/sdb 2> /dev/null | grep -qx kept");
        lab.blocks().grow(volume, 2 * Lab.BLANK);
        assertThat(ask("sudo blockdev --getsize64 /dev/sdb")).isEqualTo(Long.toString(2 * Lab.BLANK));
        ask("sudo e2fsck -fp /dev/sdb && sudo resize2fs /dev/sdb && sudo e2fsck -fn /dev/sdb");
    }

    @Test
    void isFullForProgramsWhileTheHostHasNoRoom() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        ask("sudo mkfs.ext4 -q /dev/xvdf && sudo mkdir /data && sudo mount /dev/xvdf /data && sudo chmod 777 /data");
        var write = "dd if=/dev/zero of=/data/file bs=1M count=4 conv=fsync";
        ask(write + " && echo kept > /data/before");
        ask("cat /dev/zero > /data/all 2> /tmp/why; grep -q 'No space left' /tmp/why && rm /data/file");
        ask("cat /dev/zero >> /data/all 2> /dev/null; rm /data/all && " + write);
        say("full");
        ask("for i in $(seq 100); do [ $(df --output=avail /data | tail -1) -lt 64 ] && exit; sleep 0.1; done; exit 1");
        ask("rm /data/file");
        say("full");
        ask("sudo /usr/lib/unkai/volumes-room");
        assertThat(wire.ssh(key, write).errors()).contains("No space left on device");
        assertThat(ask("cat /data/before")).isEqualTo("kept");
        var again = "until " + write + "; do sleep 0.1; done; test ! -e /data/.no-space-left-on-host";
        say("room");
        ask(again + " && rm /data/file && sudo umount /data && until ! pgrep fuse2fs; do sleep 0.1; done");
        say("full");
        ask("sudo mount /dev/xvdf /data");
        assertThat(wire.ssh(key, write).errors()).contains("No space left on device");
        say("room");
        ask(again);
    }

    private static void say(String room) throws Exception {
        Files.writeString(Lab.ROOM, room + "\n", StandardOpenOption.WRITE);
    }

    @Test
    void isMountedAsUsual() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        ask("sudo mkfs.ext4 -q -L data /dev/xvdf && sudo mkdir /data && sudo mount /dev/xvdf /data");
        ask("echo kept | sudo tee /data/file && sudo chmod 600 /data/file && sudo install -d -o admin /data/mine");
        ask("echo own > /data/mine/file && findmnt /data");
        assertThat(attempt("cat /data/file")).isNotZero();
        assertThat(attempt("sudo mknod /data/null c 1 3 && echo x | sudo tee /data/null"))
                .isNotZero();
        assertThat(lab.plane().detach(ID, "xvdf", false)).isFalse();
        ask("echo '/dev/xvdf /data ext4 defaults,nofail 0 2' | sudo tee /etc/fstab");
        ask("sudo umount /data && until ! pgrep fuse2fs; do sleep 0.1; done");
        wire.ssh(key, "sync; sudo systemctl reboot");
        awaitReboot();
        lab.plane().attach(ID, volume, "xvdf");
        ask("for i in $(seq 300); do mountpoint -q /data && exit; sleep 0.1; done; exit 1");
        assertThat(ask("sudo cat /data/file; cat /data/mine/file; stat -c %U /data/mine"))
                .isEqualTo("kept\nown\nadmin");
        lab.blocks().grow(volume, 2 * Lab.BLANK);
        lab.plane().attach(ID, volume, "xvdf");
        assertThat(ask("cd /data && sudo resize2fs /dev/xvdf 2>&1 || true")).contains("in use");
        ask("sudo resize2fs /dev/xvdf && cat /data/mine/file");
        assertThat(Long.parseLong(ask("df --block-size=1 --output=size /data | tail -1")))
                .isGreaterThan(Lab.BLANK);
        ask("nohup sh -c 'exec 5> /data/mine/open; while echo x >&5; do sleep 0.05; done' > /tmp/written 2>&1 &");
        ask("until test -s /data/mine/open; do sleep 0.1; done");
        assertThat(lab.plane().detach(ID, "xvdf", true)).isTrue();
        ask("until test -s /tmp/written; do sleep 0.1; done");
        for (var use : List.of("echo x > /data/new", "cat /data/mine/file", "mkdir /data/mine/new", "ls /data")) {
            assertThat(ask("sudo sh -c '" + use + "' 2>&1 || true")).as(use).contains("Input/output error");
        }
        assertThat(ask("cat /tmp/written")).contains("I/O error");
        ask("sudo umount /data");
        assertThat(Command.of("e2fsck", "-fp", lab.blocks().file(volume).toString())
                        .run()
                        .exit())
                .isLessThan(2);
    }

    /** Its own disks, and by both names; not those of its neighbours or the host. */
    @Test
    void seesItsOwnDisksOnly() throws Exception {
        assertThat(ask("lsblk --noheadings --output NAME,TYPE,MOUNTPOINT | tr -s ' '"))
                .isEqualTo("xvda disk /");
        lab.plane().attach(ID, lab.blank(), "sdf");
        ask("sudo mkfs.ext4 -q /dev/xvdf && sudo mkdir -p /data && sudo mount /dev/sdf /data");
        assertThat(ask("lsblk --noheadings --bytes --output NAME,SIZE,TYPE,MOUNTPOINT | tr -s ' ' | sort"))
                .isEqualTo("sdf " + Lab.BLANK + " disk /data\nxvda " + (8L << 30) + " disk /");
        assertThat(ask("readlink /dev/xvdf")).isEqualTo("sdf");
        var next = lab.blank();
        lab.plane().attach(ID, next, "xvdf");
        assertThat(ask("stat -c %F /dev/xvdf /dev/sdf")).isEqualTo("block special file\nblock special file");
        lab.blocks().grow(next, 2 * Lab.BLANK);
        lab.plane().attach(ID, next, "xvdf");
        assertThat(ask("lsblk --noheadings --bytes --output SIZE /dev/xvdf")).isEqualTo("" + 2 * Lab.BLANK);
        assertThat(lab.plane().detach(ID, "sdf", true)).isTrue();
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        assertThat(ask("lsblk --noheadings --output NAME; ls /sys/dev/block | wc -l"))
                .isEqualTo("xvda\n1");
        assertThat(attempt("test -e /dev/sdf -o -L /dev/xvdf")).isNotZero();
        assertThat(attempt("sudo touch /sys/block/mine")).isNotZero();
        assertThat(ask("ls -A /sys/devices/virtual/block | wc -l")).isEqualTo("0");
    }

    private void awaitReboot() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lab.plane().state(ID) != MachineState.REBOOTING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Supervisor.pause();
        }
        wire = Wire.plug(lab.plane().create(machine), 9);
        lab.plane().start(ID);
        assertThat(wire.banner(PATIENCE)).startsWith("SSH-2.0-");
    }

    /** A machine that keeps a way to its device must not reach what the device becomes later. */
    @Test
    void whatIsKeptOfADetachedDeviceOpensNothing() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        ask("sudo touch /kept && sudo mount --bind /dev/xvdf /kept && sudo dd if=/kept of=/dev/null count=1");
        ask("sudo sh -c 'exec 5<>/dev/xvdf; sleep 300 > /dev/null 2>&1 & echo $! > /tmp/holder' && sleep 1");
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        assertThat(attempt("sudo dd if=/kept of=/dev/null count=1")).isNotZero();
        assertThat(attempt("sudo chmod 666 /kept || sudo chown root /kept")).isNotZero();
        assertThat(attempt("sudo sh -c 'dd if=/proc/$(cat /tmp/holder)/fd/5 of=/dev/null count=1'"))
                .isNotZero();
        assertThat(LoopDevice.isAttached(lab.blocks().file(volume))).isFalse();
        ask("sudo sh -c 'kill $(cat /tmp/holder)'");
        lab.plane().attach(ID, volume, "xvdf");
        ask("sudo dd if=/dev/xvdf of=/dev/null count=1");
    }

    /** The requests by which a loop device is taken off its file, and given another one. */
    @Test
    void loopDevicesCannotBeTurnedElsewhere() throws Exception {
        lab.plane().attach(ID, lab.blank(), "xvdf");
        ask("sudo touch /dev/shm/own");
        for (String request : new String[] {"0x4C00", "0x4C01", "0x4C04", "0x4C06", "0x4C0A", "0x100004C01"}) {
            var code = "import ctypes; c = ctypes.CDLL(None, use_errno=True); f = open('/dev/xvdf', 'r+b', 0);"
                    + " r = c.ioctl(f.fileno(), ctypes.c_ulong(" + request + "), ctypes.c_void_p(0));"
                    + " print(r, ctypes.get_errno())";
            assertThat(ask("sudo python3 -c \"" + code + "\"")).as(request).isEqualTo("-1 1");
        }
        ask("sudo dd if=/dev/xvdf of=/dev/null count=1");
        ask("stty -a < /dev/null > /dev/null 2>&1; sudo python3 -c \"import fcntl,os,struct;"
                + "r,w=os.pipe();os.write(w,b'abc');"
                + "assert struct.unpack('i',fcntl.ioctl(r,0x541B,b'0000'))[0]==3\"");
    }

    @Test
    void staysOutOfTheHostWhateverTheMachineDoesToItsDevices() throws Exception {
        ask("sudo sh -c 'ln -s /etc/passwd /dev/xvdf'");
        var volume = lab.blank();
        assertThatThrownBy(() -> lab.plane().attach(ID, volume, "xvdf")).isInstanceOf(ComputeException.class);
        ask("test -L /dev/xvdf && sudo rm /dev/xvdf");
        lab.plane().attach(ID, volume, "xvdf");
        ask("sudo dd if=/dev/xvdf of=/dev/null count=1");
    }

    /** Who writes what there is no room for gets an error; everybody else goes on, and so does he once there is room. */
    @Test
    void aFullPoolIsAFullDisk() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        var write = "sudo dd if=/dev/urandom of=/dev/xvdf bs=1M count=60 oflag=direct";
        Path pool = Objects.requireNonNull(lab.blocks().file(volume).getParent());
        Path filler = pool.resolve("filler");
        try {
            long room = Files.getFileStore(pool).getUsableSpace() - (16L << 20);
            Command.of("fallocate", "--length", Long.toString(room), filler.toString())
                    .check();
            assertThat(attempt(write)).isNotZero();
            assertThat(ask("cat /etc/debian_version")).startsWith("12");
            assertThat(lab.plane().state(ID)).isEqualTo(MachineState.RUNNING);
            assertThat(lab.blocks().volumes()).contains(volume);
        } finally {
            Files.deleteIfExists(filler);
        }
        ask(write);
        lab.blocks().snapshot("snap-0000000f", volume);
    }

    /** What one machine does to its device is nothing to the others, and what was taken away from it stays away. */
    @Test
    void aSharedVolumeIsADiskOfEachMachine() throws Exception {
        var volume = lab.blank();
        var second = lab.machine(SECOND, folder.resolve("key.pub"));
        var other = Wire.plug(lab.plane().create(second), 10);
        lab.plane().start(SECOND);
        assertThat(other.banner(PATIENCE)).startsWith("SSH-2.0-");
        lab.plane().attach(ID, volume, "xvdf", true);
        lab.plane().attach(SECOND, volume, "xvdg", true);
        ask("sudo sh -c 'exec 5<>/dev/xvdf; sleep 300 > /dev/null 2>&1 & echo $! > /tmp/holder' && sleep 1");
        ask("printf '%-512s' shared | sudo dd of=/dev/xvdf oflag=direct bs=512 seek=7 conv=notrunc");
        var read = "sudo dd if=/dev/xvdg iflag=direct bs=512 skip=7 count=1 | tr -d ' '";
        assertThat(other.ssh(key, read).output()).isEqualTo("shared");
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        assertThat(attempt("sudo sh -c 'dd if=/proc/$(cat /tmp/holder)/fd/5 of=/dev/null count=1'"))
                .isNotZero();
        assertThat(other.ssh(key, read).output()).isEqualTo("shared");
        lab.plane().cutPower(SECOND);
        lab.plane().remove(SECOND);
        assertThat(LoopDevice.isAttached(lab.blocks().file(volume))).isFalse();
    }

    @Test
    void leavesNoDeviceBehind() throws Exception {
        var volume = lab.blank();
        lab.plane().attach(ID, volume, "xvdf");
        lab.plane().cutPower(ID);
        lab.plane().remove(ID);
        assertThat(LoopDevice.isAttached(lab.blocks().file(volume))).isFalse();
        lab.blocks().remove(volume);
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("unkai-machine-disks");
    }
}
