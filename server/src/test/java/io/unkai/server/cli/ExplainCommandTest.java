package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom the command line asks what policies decide. */
class ExplainCommandTest {
    private static final String ANNA = "arn:aws:iam::222222222222:user/anna";
    private static final String DECISION = """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
            <EvalDecision>implicitDeny</EvalDecision></member></EvaluationResults></SimulatePrincipalPolicyResult>
            </SimulatePrincipalPolicyResponse>""";

    @TempDir
    private Path home;

    private FakeApi cloud;

    @BeforeEach
    void listen() throws IOException {
        cloud = new FakeApi(home);
        cloud.answers(DECISION);
        FakeApi.writeProfile(home);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private CommandRun explain(String... more) {
        var words = new String[more.length + 8];
        var first = new String[] {
            "iam", "explain", "--data", home.toString(), "--principal", ANNA, "--action", "s3:GetObject"
        };
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return CommandRun.of(home, words);
    }

    @Test
    void asksAnotherAccountWithAKeyOfItsOwn() {
        var run = explain("--profile", "dev");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("implicitDeny");
        assertThat(cloud.signed()).contains("Credential=AKIADEV/");
        assertThat(cloud.asked()).contains("PolicySourceArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Auser%2Fanna");
    }

    @Test
    void saysWhoseKeyIsNeeded() {
        var run = explain();
        assertThat(run.exitCode()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("222222222222", "--profile");
        assertThat(cloud.asked()).isEmpty();
        assertThat(explain("--profile", "nobody").err()).contains("no profile nobody");
    }
}
