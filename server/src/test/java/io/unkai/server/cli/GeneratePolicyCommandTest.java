package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom the command line asks for a policy, and what it does with the answers. */
class GeneratePolicyCommandTest {
    private static final String JOB = "{\"jobId\":\"job-1\"}";
    private static final String WORKING = "{\"jobDetails\":{\"status\":\"IN_PROGRESS\"}}";
    private static final String DONE = "{\"jobDetails\":{\"status\":\"SUCCEEDED\"},\"generatedPolicyResult\":"
            + "{\"generatedPolicies\":[{\"policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\"}\"}]}}";

    @TempDir
    private Path home;

    private FakeApi cloud;

    @BeforeEach
    void listen() throws IOException {
        cloud = new FakeApi(home);
        FakeApi.writeProfile(home);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private CommandRun generate(String... more) {
        var words = new String[more.length + 4];
        System.arraycopy(new String[] {"iam", "generate-policy", "--data", home.toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return CommandRun.of(home, words);
    }

    @Test
    void asksAnotherAccountWithAKeyOfItsOwn() {
        cloud.answers(
                "<GetRoleResponse><Arn>arn:aws:iam::222222222222:role/ci</Arn></GetRoleResponse>", JOB, WORKING, DONE);
        var run = generate("--role", "ci", "--since", "12h", "--profile", "dev");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"Version\"").contains("2012-10-17");
        assertThat(cloud.signed()).contains("Credential=AKIADEV/", "/access-analyzer/");
        assertThat(cloud.asked())
                .contains(
                        "\"principalArn\":\"arn:aws:iam::222222222222:role/ci\"",
                        "arn:aws:iam::222222222222:role/",
                        "\"startTime\":\"2026-11-21T22:00:00Z\"");
    }

    @Test
    void saysWhoseKeyIsNeeded() {
        var run = generate("--user", "arn:aws:iam::222222222222:user/anna");
        assertThat(run.exitCode()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("222222222222", "--profile");
        assertThat(cloud.asked()).isEmpty();
    }

    @Test
    void saysWhatTheCloudSays() {
        cloud.status = 400;
        cloud.answers("{\"message\":\"The principal must be a user or role.\",\"reason\":\"other\"}");
        var run = generate("--user", "arn:aws:iam::000000000000:user/anna");
        assertThat(run.exitCode()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("400 The principal must be a user or role.");
        assertThat(generate("--role", "ci", "--since", "yesterday").exitCode()).isEqualTo(Exit.FAILED);
    }

    @Test
    void saysWhereNothingWasUsed() {
        cloud.answers(JOB, "{\"jobDetails\":{\"status\":\"SUCCEEDED\"},\"generatedPolicyResult\":{}}");
        var run = generate("--user", "arn:aws:iam::000000000000:user/anna");
        assertThat(run.exitCode()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("nothing is recorded that arn:aws:iam::000000000000:user/anna used since");
    }
}
