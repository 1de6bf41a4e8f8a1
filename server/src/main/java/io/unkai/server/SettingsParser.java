package io.unkai.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from arguments by hand: a parser library would cost a third of the start-up time. */
public final class SettingsParser {
    private static final Set<String> FLAGS = Set.of("--issue-root-key", "--train", "--log-to-file");
    private static final Set<String> VALUED = Set.of(
            "--data",
            "--port",
            "--tls-port",
            "--bind",
            "--auth",
            "--account",
            "--console",
            "--images",
            "--log-level",
            "--log-format",
            "--machines",
            "--public-pool");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private SettingsParser() {}

    /**
     * @param arguments as {@code --option value} pairs and flags
     * @throws SettingsException when an option is unknown, repeated, incomplete or out of range
     */
    public static Settings parse(String... arguments) {
        SettingsParser parser = new SettingsParser();
        parser.read(Arrays.asList(arguments).iterator());
        return parser.settings();
    }

    private void read(Iterator<String> arguments) {
        while (arguments.hasNext()) {
            String option = arguments.next();
            if (FLAGS.contains(option)) {
                flags.add(option);
            } else if (!VALUED.contains(option)) {
                throw new SettingsException("unknown option '" + option + "'");
            } else if (!arguments.hasNext()) {
                throw new SettingsException(option + " needs a value");
            } else if (values.put(option, arguments.next()) != null) {
                throw new SettingsException(option + " is given twice");
            }
        }
    }

    private Settings settings() {
        int port = number("--port", Settings.DEFAULT_PORT);
        int tlsPort = "off".equals(values.get("--tls-port"))
                ? Settings.TLS_OFF
                : number("--tls-port", Settings.defaultTlsPort(port));
        LogSettings log = new LogSettings(
                values.getOrDefault("--log-level", LogSettings.DEFAULT.level()),
                values.getOrDefault("--log-format", LogSettings.DEFAULT.format()),
                flags.contains("--log-to-file"));
        return new Settings(
                data(),
                port,
                tlsPort,
                values.getOrDefault("--bind", Settings.DEFAULT_BIND),
                AuthMode.parse(values.getOrDefault("--auth", AuthMode.IAM.option())),
                values.getOrDefault("--account", Settings.DEFAULT_ACCOUNT),
                flags.contains("--issue-root-key"),
                flags.contains("--train"),
                folder("--console"),
                log,
                machines());
    }

    private MachineSettings machines() {
        var usual = MachineSettings.DEFAULT;
        return MachineSettings.parse(
                values.getOrDefault("--machines", usual.option()),
                values.getOrDefault("--public-pool", usual.publicPool()),
                folder("--images"));
    }

    private Path data() {
        String given = values.get("--data");
        return given == null ? DefaultData.path(System.getenv(), System.getProperty("user.name", "")) : Path.of(given);
    }

    private @Nullable Path folder(String option) {
        String given = values.get(option);
        return given == null ? null : Path.of(given);
    }

    private int number(String option, int otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new SettingsException(option + " is a number, not '" + value + "'");
        }
    }
}
