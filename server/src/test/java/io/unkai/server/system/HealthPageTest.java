package io.unkai.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HealthPageTest {
    private static String body(Components components) throws IOException {
        return new String(
                new HealthPage(components, "1").answer().body().open().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void carriesRemarksOfPartsThatAreReady() throws IOException {
        var components = new Components().add("store", () -> true).add("objects", () -> true, () -> "1 damaged body");
        assertThat(new HealthPage(components, "1").answer().status()).isEqualTo(200);
        assertThat(body(components)).contains("\"store\":\"ready\",\"objects\":\"ready: 1 damaged body\"");
    }

    @Test
    void isNotReadyWhenAPartIsNot() throws IOException {
        var components = new Components().add("store", () -> false);
        assertThat(new HealthPage(components, "1").answer().status()).isEqualTo(503);
        assertThat(body(components)).contains("\"store\":\"not ready\"");
    }
}
