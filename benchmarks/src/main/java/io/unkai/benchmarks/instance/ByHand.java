package io.unkai.benchmarks.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The same root file system and configuration as an instance's, started by {@code crun} and a pair of devices and nothing else.
 *
 * @param folder where the copies of the root and the configurations are
 * @param owner who is root in the containers
 */
record ByHand(Path folder, long owner) {
    private static final String NAME = "unkaibench";

    /** A copy of the image with owners shifted, made beforehand. */
    private static final String COPY = """
            mkdir -p "$1/image" "$1/root"
            unshare -m sh -euc 'mount -o loop,ro,noload "$1" "$2/image" && cp -a "$2/image/." "$2/root/"' sh "$2" "$1"
            python3 - "$1/root" "$3" << 'END'
            import os, stat, sys
            root, shift = sys.argv[1], int(sys.argv[2])
            for folder, folders, files in os.walk(root):
                for name in [folder] + [os.path.join(folder, one) for one in files + [f for f in folders if os.path.islink(os.path.join(folder, f))]]:
                    was = os.lstat(name)
                    os.lchown(name, was.st_uid + shift, was.st_gid + shift)
                    if not stat.S_ISLNK(was.st_mode):
                        os.chmod(name, stat.S_IMODE(was.st_mode))
            END
            """;

    private static final String START = """
            unshare -m sh -euc 'umount -l /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup &&
                exec crun --root "$1/state" --cgroup-manager=disabled create --bundle "$1" --pid-file "$1/pid" "$2"' sh "$1" "$2" \
                > /dev/null 2>&1 < /dev/null
            pid=$(cat "$1/pid")
            ip link add "$2" type veth peer name eth0 netns "$pid"
            ip addr add "$3/30" dev "$2"
            ip link set "$2" up
            nsenter --net="/proc/$pid/ns/net" ip -batch - << END
            link set lo up
            addr add $4/30 dev eth0
            link set eth0 up
            END
            crun --root "$1/state" start "$2"
            """;

    private static final String END = """
            crun --root "$1/state" delete --force "$2" || true
            ip link del "$2" 2> /dev/null || true
            """;

    /** Makes the root from the image and the configuration from that of an instance. */
    void prepare(Path image, String configuration) throws IOException {
        Guest.shell(COPY, folder.toString(), image.toString(), Long.toString(owner));
        var own = configuration
                .replaceAll("\\{[^{}]*unkai-machine-disks[^{}]*\\},?", "")
                .replaceAll(",(\\s*\\])", "$1")
                .replaceAll("\"terminal\"\\s*:\\s*true", "\"terminal\":false")
                .replace("\"/run/unkai-machine\"", '"' + folder.resolve("root").toString() + '"');
        Files.writeString(folder.resolve("config.json"), own);
    }

    /** Starts one, and waits for its sshd; how long that took, in seconds. */
    double start() throws IOException {
        long begun = System.nanoTime();
        Guest.shell(START, folder.toString(), NAME, "192.168.254.1", "192.168.254.2");
        Guest.awaitBanner("192.168.254.2");
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The process number of its init. */
    long init() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }

    void end() {
        Guest.shell(END, folder.toString(), NAME);
    }
}
