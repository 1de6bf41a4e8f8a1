package io.unkai.benchmarks.instance;

import io.unkai.benchmarks.Ec2Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Starts and ends instances by calls.
 *
 * @param ec2 the cloud
 * @param data its folder, where machines are seen to have gone
 */
record Launches(Ec2Calls ec2, Path data) {
    private static final int LOOK_MILLIS = 50;

    /** An instance. */
    record Launched(String id, String address) {}

    /** As many as there is memory for, and at most so many. */
    List<Launched> start(String image, int most) throws IOException {
        return run("ImageId=" + image + "&InstanceType=t3.nano&MinCount=1&MaxCount=" + most);
    }

    /** What a call of RunInstances starts. Asked for all at once: the host is busy from now on. */
    List<Launched> run(String form) throws IOException {
        var ids = Ec2Calls.texts(ec2.call("RunInstances", form), "instanceId");
        var which = IntStream.range(0, ids.size())
                .mapToObj(i -> "InstanceId." + (i + 1) + '=' + ids.get(i))
                .collect(Collectors.joining("&"));
        var seen = ec2.call("DescribeInstances", which);
        var found = Ec2Calls.texts(seen, "instanceId");
        var addresses = Ec2Calls.texts(seen, "ipAddress");
        if (addresses.size() != found.size()) {
            throw new IOException(found.size() + " instances have " + addresses.size() + " public addresses");
        }
        return IntStream.range(0, found.size())
                .mapToObj(i -> new Launched(found.get(i), addresses.get(i)))
                .toList();
    }

    /** Ends them, and waits until nothing of them is left. */
    void terminate(List<Launched> all) throws IOException, InterruptedException {
        for (var one : all) {
            ec2.call("TerminateInstances", "InstanceId.1=" + one.id);
        }
        for (var one : all) {
            while (Files.exists(machine(one))) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private Path machine(Launched one) {
        return data.resolve("machines/machines").resolve(one.id);
    }

    /** The first process of one, as the host numbers it. */
    long init(Launched one) throws IOException {
        return Long.parseLong(Files.readString(machine(one).resolve("init")).strip());
    }
}
