package io.unkai.server;

import java.nio.file.Path;
import java.util.Map;

/** Where a cloud keeps its data when nobody says otherwise. */
public final class DefaultData {
    private static final Path OF_ROOT = Path.of("/var/lib/unkai");

    private DefaultData() {}

    /**
     * @param environment of the process
     * @param user the name of who runs it
     * @throws SettingsException when the user has no home
     */
    public static Path path(Map<String, String> environment, String user) {
        if ("root".equals(user)) {
            return OF_ROOT;
        }
        String home = environment.get("HOME");
        if (home == null || home.isEmpty()) {
            throw new SettingsException("HOME is not set; say where to keep the data with --data DIR");
        }
        return Path.of(home, ".local", "share", "unkai");
    }
}
