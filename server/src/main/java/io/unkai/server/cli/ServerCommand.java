package io.unkai.server.cli;

import io.unkai.server.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a server on the class path of this process. */
final class ServerCommand {
    private static final String MAIN = "io.unkai.server.Main";
    /** Set by the script from {@code launcher/server.flags}, because the start-up cache is made with the same ones. */
    private static final String FLAGS = "unkai.server.flags";

    private ServerCommand() {}

    /** @param detached in a session of its own, so that a closed terminal does not end it */
    static List<String> of(Settings settings, boolean detached) {
        List<String> command = new ArrayList<>();
        if (detached) {
            command.add("setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : System.getProperty(FLAGS, "").strip().split("\\s+")) {
            if (!flag.isEmpty()) {
                command.add(flag);
            }
        }
        String cache = System.getProperty("unkai.server.cache", "");
        if (!cache.isEmpty() && Files.isReadable(Path.of(cache))) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-XX:ErrorFile=" + new DataFolder(settings.data()).logs().resolve("crash-%p.log"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(System.getProperty("unkai.main", MAIN));
        command.addAll(settings.arguments());
        return command;
    }
}
