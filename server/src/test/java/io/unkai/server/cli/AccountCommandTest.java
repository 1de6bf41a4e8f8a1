package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandTest {
    private static final String MADE = "{\"id\":\"222222222222\",\"email\":\"dev@example.com\",\"name\":\"dev\","
            + "\"status\":\"ACTIVE\",\"created\":\"2026-01-01T00:00:00Z\",\"accessKeyId\":\"AKIADEV\","
            + "\"secretAccessKey\":\"secret\"}";

    @TempDir
    private Path home;

    private FakeApi cloud;
    private String out = "";
    private String err = "";

    @BeforeEach
    void listen() throws IOException {
        cloud = new FakeApi(home);
        cloud.answers(MADE);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void printsTheKeyAndWritesTheProfileOnce() throws IOException {
        assertThat(run("create", "--email", "dev@example.com", "--id", "222222222222", "--profile", "dev"))
                .as(err)
                .isZero();
        assertThat(cloud.asked()).contains("\"email\":\"dev@example.com\",\"id\":\"222222222222\"");
        assertThat(out).contains("222222222222", "AKIADEV", "secret", "profile     dev");
        assertThat(Files.readString(home.resolve(".aws/credentials")))
                .contains("[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = secret\n");
        assertThat(Files.readString(home.resolve(".aws/config")))
                .contains("[profile dev]", "endpoint_url = http://127");
        cloud.forget();
        assertThat(run("create", "--email", "dev@example.com", "--profile", "dev"))
                .isEqualTo(Exit.FAILED);
        assertThat(err).contains("has a profile dev already");
        assertThat(cloud.asked())
                .as("nothing is made for a profile that cannot be written")
                .isEmpty();
    }

    @Test
    void answersInJson() {
        assertThat(run("create", "--email", "dev@example.com", "--json")).isZero();
        assertThat(out).isEqualTo(MADE);
    }

    @Test
    void listsAccounts() {
        cloud.answers("{\"accounts\":[{\"id\":\"1\",\"email\":\"a@b\",\"name\":\"n\",\"status\":\"ACTIVE\"},"
                + "{\"id\":\"2\",\"email\":\"c@d\",\"name\":\"m\",\"status\":\"SUSPENDED\"}]}");
        assertThat(run("list")).isZero();
        assertThat(out).isEqualTo("1  ACTIVE  a@b  n\n2  SUSPENDED  c@d  m\n");
    }

    @Test
    void saysWhyTheServerRefuses() {
        cloud.status = 409;
        cloud.answers("{\"code\":\"AlreadyExists\",\"message\":\"there is an account 222222222222 already\"}");
        assertThat(run("create", "--email", "dev@example.com")).isEqualTo(Exit.FAILED);
        assertThat(err).contains("409 AlreadyExists: there is an account 222222222222 already");
    }

    @Test
    void refusesHalfAKeyAndWrongUse() {
        assertThat(run("create", "--email", "dev@example.com", "--access-key", "AKIATESTTESTTEST"))
                .isEqualTo(Exit.USAGE);
        assertThat(err).contains("belong together");
        assertThat(run("create")).isEqualTo(Exit.USAGE);
        assertThat(run("create", "--email", "dev@example.com", "--profile", "a]b"))
                .isEqualTo(Exit.USAGE);
        assertThat(cloud.asked()).isEmpty();
    }

    private int run(String command, String... options) {
        var arguments = new ArrayList<>(List.of("account", command, "--data", home.toString()));
        arguments.addAll(List.of(options));
        var run = CommandRun.of(home, arguments.toArray(String[]::new));
        out = run.out();
        err = run.err();
        return run.exitCode();
    }
}
