package io.unkai.benchmarks.instance;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Containers of the same image that are started with crun and nothing else: systemd in a user namespace. */
final class ByHand implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SCRIPT = "by-hand.sh";
    private static final String CONFIGURATION = "config.json";

    private final Path folder;
    private int started;

    /** One that runs. */
    record Started(int number, long init, String address) {}

    private ByHand(Path folder) {
        this.folder = folder;
    }

    /** Prepares what they share. */
    static ByHand of(Path folder, Path image) throws IOException {
        Files.createDirectories(folder);
        for (var name : new String[] {SCRIPT, CONFIGURATION}) {
            try (var file = ByHand.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IOException(name + " is missing in the program");
                }
                Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Guest.shell("chmod 711 \"$1\" \"$1/..\"", folder.toString());
        var hand = new ByHand(folder);
        hand.run("prepare", image.toString());
        return hand;
    }

    private String run(String step, String word) {
        var script = folder.resolve(SCRIPT).toString();
        return Command.of("sh", script, step, folder.toString(), word)
                .within(LIMIT)
                .check();
    }

    /** Starts one. */
    Started start() {
        int number = next();
        var words = run("start", Integer.toString(number)).strip().split(" ");
        return new Started(number, Long.parseLong(words[0]), words[1]);
    }

    private synchronized int next() {
        return started++;
    }

    /** Ends one. */
    void stop(Started one) {
        run("stop", Integer.toString(one.number));
    }

    /** What they shared goes; those that run should have been ended. */
    @Override
    public void close() {
        Guest.shell("rm -rf --one-file-system \"$1\"", folder.toString());
    }
}
