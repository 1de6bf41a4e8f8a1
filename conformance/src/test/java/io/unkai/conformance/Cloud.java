package io.unkai.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A cloud of its own, started and stopped by the same commands that a user types. */
final class Cloud implements AutoCloseable {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final int LOOK_MILLIS = 2;

    /** The one script that users run. */
    static final Path COMMAND = PROJECT.resolve("unkai");

    private final Path folder;
    private final String machines;
    private final Map<String, String> environment;
    private String endpoint = "";

    private Cloud(Path folder, String machines) {
        this.folder = folder;
        this.machines = machines;
        this.environment = new HashMap<>(Map.of(
                "AWS_CONFIG_FILE",
                folder.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                folder.resolve("credentials").toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_PROFILE",
                "unkai",
                "AWS_PAGER",
                "",
                "UNKAI_MACHINE_KEY",
                folder.resolve("machine.key").toString()));
    }

    /** Starts a cloud without instances on a free port, with its data, its key and its AWS profile in this folder. */
    static Cloud start(Path folder, String... options) throws IOException, InterruptedException {
        var cloud = new Cloud(folder, "off");
        cloud.up(options);
        return cloud;
    }

    /** The same, with networks and instances; closing it leaves nothing of them on the host. */
    static Cloud startWithMachines(Path folder) throws IOException, InterruptedException {
        return startWithMachines(folder, "on");
    }

    /** The same, with virtual machines whose processor is emulated where the host has none for them. */
    static Cloud startWithEmulatedMachines(Path folder) throws IOException, InterruptedException {
        return startWithMachines(folder, "emulated");
    }

    private static Cloud startWithMachines(Path folder, String machines) throws IOException, InterruptedException {
        var cloud = new Cloud(folder, machines);
        cloud.up();
        return cloud;
    }

    /** Starts it, again after {@link #kill()}. */
    void up(String... options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("--port", "0", "--tls-port", "0", "--machines", machines));
        words.addAll(List.of(options));
        unkai("up", words).ok();
        endpoint = value("endpoint", "\"([^\"]+)\"");
        environment.put("AWS_ENDPOINT_URL", endpoint);
    }

    /** Ends its process at once. */
    void kill() throws IOException, InterruptedException {
        var found = ProcessHandle.of(Long.parseLong(value("pid", "([0-9]+)")));
        if (found.isPresent()) {
            var process = found.get();
            process.destroyForcibly();
            // Its parent may take its time to see it go, which its future would wait for.
            while (isRunning(process.pid())) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private static boolean isRunning(long process) throws IOException {
        try {
            var state = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Runs one of its commands. */
    Program.Result unkai(String command, List<String> options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(COMMAND.toString(), command));
        words.addAll(List.of("--data", data().toString()));
        words.addAll(options);
        return Program.run(folder, environment, words);
    }

    /** Its data. */
    Path data() {
        return folder.resolve("data");
    }

    /** Where it listens. */
    String endpoint() {
        return endpoint;
    }

    /** What clients find in their environment. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private String value(String name, String form) throws IOException {
        var state = Files.readString(folder.resolve("data/run/server.json"));
        var value = Pattern.compile("\"" + name + "\"\\s*:\\s*" + form).matcher(state);
        if (!value.find()) {
            throw new AssertionError("no " + name + " in " + state);
        }
        return value.group(1);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        unkai("down", machines.equals("off") ? List.of() : List.of("--all")).ok();
    }
}
