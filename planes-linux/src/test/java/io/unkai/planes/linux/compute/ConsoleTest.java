package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static String plain(String log) {
        return new String(Console.plain(log.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void takesAwayWhatTheLogAdds() {
        assertThat(plain("2026-01-01T00:00:00.1+00:00 stdout F Welcome\n2026-01-01T00:00:00.2+00:00 stdout F \n"))
                .isEqualTo("Welcome\n\n");
    }

    @Test
    void joinsWhatWasWrittenInParts() {
        assertThat(plain("T stdout P log\nT stdout P in: \nT stdout F root\n")).isEqualTo("login: root\n");
    }

    @Test
    void survivesWhatIsNoLog() {
        assertThat(plain("\n \n  \nx\nT stdout\n")).isEmpty();
    }
}
