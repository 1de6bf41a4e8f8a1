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
import java.util.regex.Pattern;

/** From a launch to its sshd, and the memory of an idle instance. */
public final class InstanceRows {
    private static final int ROUNDS = 5;
    private static final int MANY = 100;
    private static final int IDLE_SECONDS = 20;
    private static final Pattern OWNER = Pattern.compile("\"hostID\"\\s*:\\s*([0-9]+)");
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
        var hand = byHand(first);
        var launches = new double[ROUNDS];
        var starts = new double[ROUNDS];
        double own = 0;
        double reference = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var begun = launch(image, 1).getFirst();
            long answered = System.nanoTime();
            Guest.awaitBanner(begun.address);
            launches[round] = (System.nanoTime() - answered) / 1e9;
            starts[round] = hand.start();
            if (round == ROUNDS - 1) {
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                own = Guest.mebibytes(init(begun));
                reference = Guest.mebibytes(hand.init());
            }
            hand.end();
            terminate(List.of(begun));
        }
        terminate(List.of(first));
        print(
                "launch answered -> ssh banner  ",
                Median.of(launches),
                "  crun by hand                 ",
                Median.of(starts),
                "%.2f s");
        System.out.println(String.format(Locale.ROOT, "memory of an idle instance     %.0f MiB", own));
        System.out.println(String.format(
                Locale.ROOT,
                "  crun by hand                 %.0f MiB   ratio %.2f, aim <= 1.2",
                reference,
                own / reference));
        if (many) {
            many(image, Median.of(starts).median());
        }
    }

    private static void print(String what, Median figures, String other, Median reference, String form) {
        System.out.println(what + figures.text(form));
        System.out.println(other
                + reference.text(form)
                + String.format(Locale.ROOT, "   ratio %.2f, aim <= 1.5", figures.median() / reference.median()));
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
                "%d launched at once             %.1f s   %d starts by hand one after another: %.1f s, ratio %.2f, aim <= 1.5",
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

    private ByHand byHand(Launched like) throws IOException {
        var configuration = Files.readString(machine(like).resolve("config.json"));
        var owner = OWNER.matcher(configuration);
        if (!owner.find()) {
            throw new IOException("the configuration of an instance has no owner");
        }
        var hand = new ByHand(Files.createDirectory(data.resolveSibling("hand")), Long.parseLong(owner.group(1)));
        try (var files = Files.walk(data.resolve("volumes"))) {
            var image = files.filter(file -> file.getFileName().toString().startsWith("image-"))
                    .findFirst();
            hand.prepare(image.orElseThrow(), configuration);
        }
        return hand;
    }
}
