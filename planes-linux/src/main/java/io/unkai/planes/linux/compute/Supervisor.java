package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Creates a machine's container under a process of its own ({@code conmon}) that outlives this one: it keeps the console and notes how
 * the machine ended.
 */
final class Supervisor {
    private static final Duration STEP = Duration.ofMillis(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ANSWER = "answer";
    private static final String ERRORS = "errors";
    private static final Pattern NUMBER = Pattern.compile("\"(?:data|pid)\"\\s*:\\s*(-?\\d{1,9})");
    /** What the runtime says of a root without an init, or with one that is no program. */
    private static final String NOTHING_TO_RUN = "executable";

    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"(.{0,500})");
    /**
     * Begins a program beside another one that answers on descriptor 3, both in a group of their own, holding nothing that their starter
     * waits for. It is given the group, where answers and errors go, how many words the first program has, and both.
     */
    private static final String START = """
            echo $$ >"$1"; exec 2>"$3" >/dev/null </dev/null; answer=$2; words=$4; shift 4
            if [ "$words" -gt 0 ]; then setsid "$1" "$2" "$3" "$4" 2>/dev/null & fi
            shift "$words"; export _OCI_SYNCPIPE=3; exec 3>"$answer"; exec "$@"
            """;

    private final Folder folder;
    private final Path exits;
    private final Cgroups groups;

    Supervisor(Folder folder, Path exits, Cgroups groups) {
        this.folder = folder;
        this.exits = exits;
        this.groups = groups;
    }

    /** Where the runtime keeps a machine's state. */
    static Path state(Folder folder) {
        return folder.file("runtime");
    }

    /** Something that the runtime is to do with a container that it created; it knows processes by the time at which they began. */
    static String[] runtime(Folder folder, String what) throws IOException {
        var words = new ArrayList<String>();
        var supervisor = Processes.supervisor(folder);
        Path time = Path.of("/proc", Long.toString(supervisor.orElse(0)), "ns/time");
        if (supervisor.isPresent() && Files.exists(time)) {
            words.addAll(List.of("nsenter", "--time=" + time, "--"));
        }
        words.addAll(List.of("crun", "--root=" + state(folder), what, folder.id()));
        return words.toArray(String[]::new);
    }

    /**
     * Starts it where the machine's root is mounted.
     *
     * @param sized whether something tells the machine its own sizes
     */
    void begin(PrivateMounts mounts, boolean sized) throws IOException {
        Path runtime = folder.file("runtime.sh");
        var sizes = sized ? OwnSizes.program(folder) : List.<String>of();
        Files.writeString(runtime, runtime(sizes.isEmpty() ? "" : OwnSizes.await()));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(folder.file(ANSWER));
        var words = new ArrayList<>(List.of(mounts.enter()));
        words.addAll(List.of("sh", "-c", START, "sh", groups.supervisors().toString()));
        words.addAll(List.of(folder.file(ANSWER).toString(), folder.file(ERRORS).toString()));
        words.add(Integer.toString(sizes.size()));
        words.addAll(sizes);
        words.add("conmon");
        // What watches over a machine is recognised by these first words.
        words.addAll(List.of(
                "--api-version", "1", "--cid", folder.id(), "--cuuid", folder.id(), "--terminal", "--full-attach"));
        words.addAll(List.of("--runtime", runtime.toString(), "--runtime-arg=--root=" + state(folder)));
        words.addAll(List.of("--bundle", folder.path().toString(), "--exit-dir", exits.toString()));
        words.addAll(List.of("--container-pidfile", folder.file(Folder.INIT).toString()));
        words.addAll(List.of("--conmon-pidfile", folder.file(Folder.SUPERVISOR).toString()));
        words.addAll(List.of("--log-path", "k8s-file:" + folder.file(Folder.CONSOLE), "--log-level", "error"));
        words.addAll(List.of("--log-size-max", Integer.toString(Console.MOST_KEPT), "--no-sync-log"));
        Command.of(words.toArray(String[]::new)).check();
    }

    /** It joins the machine's groups before it makes the namespaces that begin there. */
    private String runtime(String await) {
        var join = groups.entrances(folder.id()).stream()
                .map(group -> "echo $$ >" + group + '\n')
                .collect(Collectors.joining());
        return "#!/bin/sh -e\n" + join + await + groups.showingSecond()
                + "exec crun --cgroup-manager=disabled \"$@\"\n";
    }

    /**
     * Waits until the container is created.
     *
     * @throws ComputeException if there is nothing in it to run
     */
    void created() throws IOException {
        for (long waited = 0; waited < LIMIT.toMillis(); waited += STEP.toMillis()) {
            var answer = folder.text(ANSWER).orElse("");
            Matcher number = NUMBER.matcher(answer);
            if (answer.endsWith("}") && number.find()) {
                if (Long.parseLong(number.group(1)) > 0) {
                    return;
                }
                throw refusal(why(answer));
            }
            pause();
        }
        throw new IOException("the container was not created in time: " + why(""));
    }

    private static IOException refusal(String why) {
        if (why.contains(NOTHING_TO_RUN)) {
            throw ComputeException.lasting("nothing on its root volume can be started: " + why.strip());
        }
        return new IOException("the container could not be created: " + why);
    }

    private String why(String answer) throws IOException {
        Matcher message = MESSAGE.matcher(answer);
        return (message.find() ? message.group(1) : "") + " "
                + folder.text(ERRORS).orElse("");
    }

    /** Waits a moment for another process. */
    static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
