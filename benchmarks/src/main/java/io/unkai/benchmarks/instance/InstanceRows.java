package io.unkai.benchmarks.instance;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Ec2Calls;
import io.unkai.benchmarks.Median;
import io.unkai.planes.linux.sys.Tools;
import io.unkai.server.HostRemains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From a launch to its sshd, and the memory of an idle instance. */
public final class InstanceRows {
    private static final int ROUNDS = 5;
    private static final int MANY = 100;
    private static final int IDLE_SECONDS = 20;
    private static final List<String> TOOLS = List.of("crun", "conmon", "mmdebstrap", "ip", "nft", "mkfs.xfs");

    private final Path data;
    private final Ec2Calls ec2;

    private InstanceRows(Path data, CloudProcess cloud) {
        this.data = data;
        this.ec2 = new Ec2Calls(cloud);
    }

    /**
     * Runs them where the host can.
     *
     * @param many whether a hundred are launched at once, too
     */
    public static void run(boolean many) throws IOException, InterruptedException {
        var missing = Tools.firstMissing(TOOLS);
        if (!"root".equals(System.getProperty("user.name")) || missing.isPresent()) {
            System.out.println("instances                      not measured: " + missing.orElse("root") + " is needed");
            return;
        }
        var folder = Files.createTempDirectory("unkai-bench");
        try (var cloud = CloudProcess.start(folder, List.of(), "--machines", "on")) {
            new InstanceRows(folder.resolve("data"), cloud).measure(many);
        } finally {
            HostRemains.remove(folder.resolve("data"));
            Guest.shell("rm -rf --one-file-system \"$1\"", folder.toString());
        }
    }

    private record Launched(String id, String address) {}

    private void measure(boolean many) throws IOException, InterruptedException {
        var image = Ec2Calls.texts(
                        ec2.call("DescribeImages", "Owner.1=amazon&Filter.1.Name=name&Filter.1.Value.1=debian-12-*"),
                        "imageId")
                .getFirst();
        var group = Ec2Calls.texts(ec2.call("DescribeSecurityGroups", ""), "groupId")
                .getFirst();
        ec2.call(
                "AuthorizeSecurityGroupIngress",
                "GroupId=" + group
                        + "&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22"
                        + "&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0");
        var first = launch(image, 1).getFirst();
        Guest.awaitBanner(first.address);
        var launches = new double[ROUNDS];
        double own = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var begun = launch(image, 1).getFirst();
            long answered = System.nanoTime();
            Guest.awaitBanner(begun.address);
            launches[round] = (System.nanoTime() - answered) / 1e9;
            if (round == ROUNDS - 1) {
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                own = Guest.mebibytes(init(begun));
            }
            terminate(List.of(begun));
        }
        terminate(List.of(first));
        System.out.println(
                "launch answered -> ssh banner  " + Median.of(launches).text("%.2f s"));
        System.out.println(String.format(Locale.ROOT, "memory of an idle instance     %.0f MiB", own));
        if (many) {
            many(image, Median.of(launches).median());
        }
    }

    private void many(String image, double one) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var all = launch(image, MANY);
        for (var each : all) {
            Guest.awaitBanner(each.address);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%d launched at once            %.1f s   %d launches one after another: %.1f s, ratio %.2f",
                MANY,
                seconds,
                MANY,
                MANY * one,
                seconds / (MANY * one)));
        terminate(all);
    }

    private List<Launched> launch(String image, int count) throws IOException {
        var answer = ec2.call(
                "RunInstances", "ImageId=" + image + "&InstanceType=t3.nano&MinCount=" + count + "&MaxCount=" + count);
        return Ec2Calls.texts(answer, "instanceId").stream()
                .map(id -> new Launched(id, address(id)))
                .toList();
    }

    private String address(String id) {
        try {
            return Ec2Calls.texts(ec2.call("DescribeInstances", "InstanceId.1=" + id), "ipAddress")
                    .getFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void terminate(List<Launched> all) throws IOException, InterruptedException {
        for (var one : all) {
            ec2.call("TerminateInstances", "InstanceId.1=" + one.id);
        }
        for (var one : all) {
            while (Files.exists(machine(one))) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Path machine(Launched one) {
        return data.resolve("machines/machines").resolve(one.id);
    }

    private long init(Launched one) throws IOException {
        return Long.parseLong(Files.readString(machine(one).resolve("init")).strip());
    }
}
