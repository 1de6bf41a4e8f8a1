package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The header that tells administrators what decided their call. */
class ExplainTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private TestCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = TestCloud.start(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private TestCloud.Answer iam(String form) throws IOException {
        return cloud.call("iam", "POST", "/", form + "&Version=2010-05-08", "Content-Type", FORM);
    }

    @Test
    void tellsThoseWhoMayKnowAndAsk() throws IOException {
        iam("Action=CreateUser&UserName=anna");
        var key = iam("Action=CreateAccessKey&UserName=anna");
        var anna = TestCloud.signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "iam");
        var list = "Action=ListUsers&Version=2010-05-08";
        var refused = cloud.call(anna, "POST", "/", list, "Content-Type", FORM, "x-unkai-explain", "true");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.head()).doesNotContain("x-unkai-decision");
        iam("Action=AttachUserPolicy&UserName=anna&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess");
        var told = cloud.call(anna, "POST", "/", list, "Content-Type", FORM, "x-unkai-explain", "true");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.head())
                .contains("x-unkai-decision: {\"decision\":\"allowed\",\"action\":\"iam:ListUsers\"")
                .contains(
                        "\"policy\":\"arn:aws:iam::aws:policy/AdministratorAccess\",\"version\":\"v1\",\"statement\":1");
        assertThat(cloud.call(anna, "POST", "/", list, "Content-Type", FORM).head())
                .doesNotContain("x-unkai-decision");
    }
}
