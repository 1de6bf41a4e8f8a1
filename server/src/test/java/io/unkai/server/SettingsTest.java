package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void startsFromSafeDefaults() {
        Settings settings = SettingsParser.parse("--data", "/d");
        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/d"),
                        4566,
                        4567,
                        "127.0.0.1",
                        AuthMode.IAM,
                        "000000000000",
                        false,
                        false,
                        null,
                        new LogSettings("info", "logfmt", false),
                        new MachineSettings(MachineSettings.Mode.ON, "198.51.100.0/24", null)));
    }

    @Test
    void readsWhatItWrote() {
        Settings settings = new Settings(
                Path.of("/d e"),
                0,
                Settings.TLS_OFF,
                "::1",
                AuthMode.OPEN,
                "123456789012",
                true,
                true,
                Path.of("/console files"),
                new LogSettings("trace", "json", true),
                new MachineSettings(MachineSettings.Mode.OFF, "10.9.0.0/16", Path.of("/kept")));
        assertThat(SettingsParser.parse(settings.arguments().toArray(String[]::new)))
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port x",
                "--port -1",
                "--port 65536",
                "--port",
                "--tls-port no",
                "--bind localhost",
                "--bind 1.2.3",
                "--auth IAM",
                "--account 12",
                "--account 12345678901x",
                "--machines maybe",
                "--public-pool ::/64",
                "--public-pool 10.0.0.0/8",
                "--public-pool 10.0.0.1/24",
                "--nope",
                "stray",
                "--port 1 --port 2",
                "--port 5 --tls-port 5",
                "--log-level loud",
                "--log-format xml"
            })
    void refusesTheRest(String line) {
        String[] arguments = ("--data /d " + line).split(" ");
        assertThatThrownBy(() -> SettingsParser.parse(arguments)).isInstanceOf(SettingsException.class);
    }

    @Test
    void keepsDataAwayFromOtherUsers() {
        assertThat(DefaultData.path(Map.of(), "root")).isEqualTo(Path.of("/var/lib/unkai"));
        assertThat(DefaultData.path(Map.of("HOME", "/home/a"), "a")).isEqualTo(Path.of("/home/a/.local/share/unkai"));
        assertThatThrownBy(() -> DefaultData.path(Map.of(), "a")).hasMessageContaining("--data");
    }
}
