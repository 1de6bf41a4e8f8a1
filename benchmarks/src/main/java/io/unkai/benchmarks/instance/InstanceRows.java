package io.unkai.benchmarks.instance;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Ec2Calls;
import io.unkai.benchmarks.Median;
import io.unkai.benchmarks.network.VpcRow;
import io.unkai.planes.linux.sys.Tools;
import io.unkai.server.HostRemains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** From a launch to its sshd, the memory of an idle instance, and many at once; each beside crun by hand. */
public final class InstanceRows {
    private static final int ROUNDS = 5;
    /** Not that of a cloud that may run here, too. */
    private static final String POOL = "198.19.254.0/24";

    private static final List<String> TOOLS = List.of("crun", "conmon", "mmdebstrap", "ip", "nft", "mkfs.xfs");

    private final Path data;
    private final Ec2Calls ec2;
    private final Launches launches;

    private InstanceRows(Path data, CloudProcess cloud) {
        this.data = data;
        this.ec2 = new Ec2Calls(cloud);
        this.launches = new Launches(ec2, data);
    }

    /**
     * Runs them where the host can.
     *
     * @param many how many are launched at once, too, or 0
     */
    public static void run(int many) throws IOException, InterruptedException {
        var missing = Tools.firstMissing(TOOLS);
        if (!"root".equals(System.getProperty("user.name")) || missing.isPresent()) {
            System.out.println("instances                      not measured: " + missing.orElse("root") + " is needed");
            return;
        }
        var folder = Files.createTempDirectory("unkai-bench");
        try (var cloud = CloudProcess.start(folder, List.of(), "--machines", "on", "--public-pool", POOL)) {
            new InstanceRows(folder.resolve("data"), cloud).measure(many);
        } finally {
            HostRemains.remove(folder.resolve("data"));
            Guest.shell("rm -rf --one-file-system \"$1\"", folder.toString());
        }
    }

    private void measure(int many) throws IOException, InterruptedException {
        VpcRow.run(ec2);
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
        var first = launches.start(image, 1).getFirst();
        Guest.awaitBanner(first.address());
        launches.terminate(List.of(first));
        try (var hand = ByHand.of(data.resolveSibling("hand"), imageFile())) {
            hand.stop(byHand(hand));
            one(image, hand);
            if (many > 0) {
                many(image, hand, many);
            }
        }
        new InsideRows(ec2, launches, data.resolveSibling("inside")).measure(image);
    }

    private void one(String image, ByHand hand) throws IOException, InterruptedException {
        var waits = new double[ROUNDS];
        var starts = new double[ROUNDS];
        double own = 0;
        double reference = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean last = round == ROUNDS - 1;
            var launched = launches.start(image, 1).getFirst();
            long answered = System.nanoTime();
            Guest.awaitBanner(launched.address());
            waits[round] = seconds(answered);
            own = last ? idle(launches.init(launched)) : 0;
            launches.terminate(List.of(launched));
            long begun = System.nanoTime();
            var started = byHand(hand);
            starts[round] = seconds(begun);
            reference = last ? idle(started.init()) : 0;
            hand.stop(started);
        }
        var launch = Median.of(waits);
        var start = Median.of(starts);
        System.out.println("launch answered -> ssh banner  " + launch.text("%.2f s"));
        System.out.println("  crun by hand, same image     " + start.text("%.2f s")
                + ratio(launch.median() / start.median(), 1.5));
        System.out.println(String.format(Locale.ROOT, "memory of an idle instance     %.0f MiB", own));
        System.out.println(String.format(Locale.ROOT, "  crun by hand, same image     %.0f MiB", reference)
                + ratio(own / reference, 1.2));
    }

    private static ByHand.Started byHand(ByHand hand) throws IOException {
        var started = hand.start();
        Guest.awaitBanner(started.address());
        return started;
    }

    /** Both are looked at once nothing sets them up any more. */
    private static double idle(long init) throws IOException {
        Guest.awaitSetUp(init);
        return Guest.mebibytes(init);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String ratio(double ratio, double aim) {
        return String.format(Locale.ROOT, "   ratio %.2f, aim <= %.1f", ratio, aim);
    }

    /** As many as wished, or as the cloud has memory for, of which it promises none twice; all at once, here and by hand. */
    private void many(String image, ByHand hand, int wished) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var all = launches.start(image, wished);
        Guest.awaitBanners(all.stream().map(Launches.Launched::address).toList());
        double own = seconds(begun);
        launches.terminate(all);
        begun = System.nanoTime();
        var started = startAll(hand, all.size());
        Guest.awaitBanners(started.stream().map(ByHand.Started::address).toList());
        double reference = seconds(begun);
        started.forEach(hand::stop);
        System.out.println(String.format(Locale.ROOT, "%3d launched at once           %.1f s", all.size(), own));
        System.out.println(String.format(Locale.ROOT, "  crun by hand, as many        %.1f s", reference)
                + ratio(own / reference, 1.5));
    }

    private static List<ByHand.Started> startAll(ByHand hand, int count) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors())) {
            var started = new ArrayList<ByHand.Started>();
            for (var one : threads.invokeAll(Collections.<Callable<ByHand.Started>>nCopies(count, hand::start))) {
                started.add(one.resultNow());
            }
            return started;
        }
    }

    /** The file that the volumes of instances begin as. */
    private Path imageFile() throws IOException {
        try (var files =
                Files.find(data, 4, (path, _) -> path.getFileName().toString().matches("image-debian-.*\\.img"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
