package io.unkai.benchmarks.instance;

import io.unkai.benchmarks.Ec2Calls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    /** What a call of RunInstances starts. */
    List<Launched> run(String form) throws IOException {
        return Ec2Calls.texts(ec2.call("RunInstances", form), "instanceId").stream()
                .map(id -> new Launched(id, address(id)))
                .toList();
    }

    private String address(String id) {
        try {
            return Ec2Calls.texts(ec2.call("DescribeInstances", "InstanceId.1=" + id), "ipAddress")
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
