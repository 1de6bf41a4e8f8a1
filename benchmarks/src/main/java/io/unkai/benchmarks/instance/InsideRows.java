package io.unkai.benchmarks.instance;

import io.unkai.benchmarks.Ec2Calls;
import io.unkai.benchmarks.Median;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What programs in an instance get of its disk beside the same on the host's; and an image of it, and an instance of that. */
final class InsideRows {
    private static final int ROUNDS = 5;
    private static final int LOOK_MILLIS = 20;
    private static final int ATTEMPTS = 120;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> NAMES = List.of("1 MiB writes", "1 MiB reads", "4 KiB writes", "4 KiB reads");
    /** A volume whose limits no disk here comes near to. */
    private static final String FAST =
            "&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.VolumeType=io2"
                    + "&BlockDeviceMapping.1.Ebs.VolumeSize=128&BlockDeviceMapping.1.Ebs.Iops=64000";

    private final Ec2Calls ec2;
    private final Launches launches;
    private final Path folder;

    /** @param folder one of its own on the host's disk */
    InsideRows(Ec2Calls ec2, Launches launches, Path folder) {
        this.ec2 = ec2;
        this.launches = launches;
        this.folder = folder;
    }

    void measure(String image) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var key = Ec2Calls.texts(ec2.call("CreateKeyPair", "KeyName=inside"), "keyMaterial")
                .getFirst();
        Files.writeString(folder.resolve("key"), key);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        var guest = launches.run(
                        "ImageId=" + image + "&InstanceType=t3.small&MinCount=1&MaxCount=1&KeyName=inside" + FAST)
                .getFirst();
        Guest.awaitBanner(guest.address());
        awaitKey(guest.address());
        disk(guest.address());
        image(guest);
        launches.terminate(List.of(guest));
    }

    /** The key comes a moment after sshd. */
    private void awaitKey(String address) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS && !ssh(address, "true").run().ok(); i++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private Command ssh(String address, String program) {
        return Command.of(
                        "ssh",
                        "-i",
                        folder.resolve("key").toString(),
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=/dev/null",
                        "-o",
                        "BatchMode=yes",
                        "admin@" + address,
                        program)
                .within(LIMIT);
    }

    private void disk(String address) throws IOException {
        String script;
        try (var file = InsideRows.class.getResourceAsStream("io.py")) {
            if (file == null) {
                throw new IOException("io.py is missing in the program");
            }
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var own = new ArrayList<double[]>();
        var reference = new ArrayList<double[]>();
        for (int round = 0; round < ROUNDS; round++) {
            own.add(figures(ssh(address, "sudo python3 - /var/tmp/file").reading(script)));
            reference.add(
                    figures(Command.of("python3", "-", folder.resolve("file").toString())
                            .within(LIMIT)
                            .reading(script)));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            int row = i;
            var ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ratios[round] = own.get(round)[row] / reference.get(round)[row];
            }
            System.out.println(String.format(Locale.ROOT, "%-31s", NAMES.get(i) + " in an instance")
                    + Median.of(own.stream().mapToDouble(each -> each[row]).toArray())
                            .text("%.0f /s"));
            System.out.println(
                    "  to the host's disk           " + Median.of(ratios).text("%.2f") + "   aim >= 0.8");
        }
    }

    private static double[] figures(Command command) {
        return command.check().lines().mapToDouble(Double::parseDouble).toArray();
    }

    /** Of what has changed since the first image, which is little. */
    private void image(Launches.Launched guest) throws IOException, InterruptedException {
        var images = new double[ROUNDS];
        var instances = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            var made = Ec2Calls.texts(
                            ec2.call("CreateImage", "InstanceId=" + guest.id() + "&NoReboot=true&Name=round-" + round),
                            "imageId")
                    .getFirst();
            while (!ec2.call("DescribeImages", "ImageId.1=" + made).contains("<imageState>available</imageState>")) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            images[round] = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            var copy = launches.start(made, 1);
            Guest.awaitBanner(copy.getFirst().address());
            instances[round] = (System.nanoTime() - begun) / 1e9;
            launches.terminate(copy);
        }
        var both = Median.of(images).median() + Median.of(instances).median();
        System.out.println("image of a running instance    " + Median.of(images).text("%.2f s"));
        System.out.println(
                "  an instance from it          " + Median.of(instances).text("%.2f s")
                        + String.format(Locale.ROOT, "   together %.2f s, aim < 2 s", both));
    }
}
