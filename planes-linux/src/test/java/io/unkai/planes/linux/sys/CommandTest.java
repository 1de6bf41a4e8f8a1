package io.unkai.planes.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void answersWhatItWroteAndItsExitCode() {
        var result = Command.of("sh", "-c", "cat; echo bad >&2; exit 3")
                .reading("ğ雲")
                .run();
        assertThat(result).isEqualTo(new Command.Result(3, "ğ雲", "bad\n"));
    }

    @Test
    void failsWithItsErrors() {
        assertThatThrownBy(() -> Command.of("sh", "-c", "echo why >&2; exit 1").check())
                .isInstanceOf(CommandException.class)
                .hasMessage("sh failed: why");
    }

    @Test
    void givesArgumentsAsTheyAre() {
        assertThat(Command.of("printf", "%s|", "a b", "$(id)", "").check()).isEqualTo("a b|$(id)||");
    }

    @Test
    void givesNothingOfItsOwnEnvironment() {
        assertThat(Command.of("env").check().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("PATH", "LC_ALL");
    }

    @Test
    void killsWhatRunsTooLong() {
        assertThatThrownBy(() ->
                        Command.of("sleep", "60").within(Duration.ofMillis(50)).run())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("sleep ran for more than");
    }

    @Test
    void keepsOnlySoMuchOutput() {
        var result = Command.of("head", "-c", "9000000", "/dev/zero").run();
        assertThat(result.ok()).isTrue();
        assertThat(result.output()).hasSize(Command.MOST_OUTPUT);
    }

    @Test
    void doesNotMindInputThatNobodyReads() {
        assertThat(Command.of("true").reading("x".repeat(1 << 20)).run().ok()).isTrue();
    }

    @Test
    void doesNotWaitForChildrenLeftBehind() {
        var result = Command.of("sh", "-c", "sleep 5 & echo done").run();
        assertThat(result.ok()).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Command.of("no-such-program-here").run())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("could not be started");
    }
}
