package io.unkai.server;

import java.util.List;

/**
 * How the server logs.
 *
 * @param level error, warning, info, debug or trace
 * @param format logfmt or json
 * @param toFile into {@code DATA/logs/unkai.log} with rotation instead of standard error
 */
public record LogSettings(String level, String format, boolean toFile) {
    private static final List<String> LEVELS = List.of("error", "warning", "info", "debug", "trace");
    private static final List<String> FORMATS = List.of("logfmt", "json");

    /** What is used when no option says otherwise. */
    public static final LogSettings DEFAULT = new LogSettings("info", "logfmt", false);

    public LogSettings {
        require("--log-level", level, LEVELS);
        require("--log-format", format, FORMATS);
    }

    private static void require(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new SettingsException(option + " is one of " + String.join(", ", allowed) + ", not '" + value + "'");
        }
    }
}
