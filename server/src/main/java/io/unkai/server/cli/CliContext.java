package io.unkai.server.cli;

import io.unkai.server.DefaultData;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the world around it.
 *
 * @param environment of the process
 * @param user who runs it
 * @param home the user's home directory
 * @param out for answers
 * @param err for progress and failures
 */
record CliContext(Map<String, String> environment, String user, Path home, PrintStream out, PrintStream err) {
    static CliContext ofProcess() {
        return new CliContext(
                System.getenv(), System.getProperty("user.name", ""), home(System.getenv()), System.out, System.err);
    }

    /** Where AWS clients look too: {@code HOME}, which need not be the directory that the system has for the user. */
    private static Path home(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home);
    }

    Path defaultData() {
        return DefaultData.path(environment, user);
    }
}
