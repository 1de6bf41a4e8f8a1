package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.store.StoreException;
import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String SESSION = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900";
    private static final String FEDERATED = "Action=GetFederationToken&Version=2011-06-15&Name=carol";
    private static final String ALL = "&Policy="
            + URLEncoder.encode(
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                    StandardCharsets.UTF_8);
    private static final String LIST_USERS = "Action=ListUsers&Version=2010-05-08";
    private static final String DESCRIBE_VPCS = "Action=DescribeVpcs&Version=2016-11-15";
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"};

    @TempDir
    Path folder;

    @Test
    void theFirstKeyIsRoots() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var answer = cloud.call("sts", "POST", "/", WHO, FORM);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.element("Arn")).isEqualTo("arn:aws:iam::000000000000:root");
            assertThat(answer.element("UserId")).isEqualTo("000000000000");
            assertThat(answer.element("RequestId")).isNotEmpty();
        }
    }

    @Test
    void theKeyOutlivesARestart() throws IOException {
        FirstStart key;
        try (var cloud = TestCloud.start(folder)) {
            key = cloud.key();
        }
        try (var again = TestCloud.start(folder)) {
            var signer = TestCloud.signer(key.accessKeyId(), key.secretAccessKey(), null, "sts");
            assertThat(again.call(signer, "POST", "/", WHO, FORM).status()).isEqualTo(200);
        }
    }

    @Test
    void aCopiedDataDirectoryLetsNobodyIn() throws IOException {
        FirstStart key;
        try (var cloud = TestCloud.start(folder)) {
            key = cloud.key();
        }
        FirstStart.delete(folder.resolve("data"));
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(key.secretAccessKey()));
        }
        try (var thief = TestCloud.startOnAnotherMachine(folder)) {
            var signer = TestCloud.signer(key.accessKeyId(), key.secretAccessKey(), null, "sts");
            assertThat(thief.call(signer, "POST", "/", WHO, FORM).element("Code"))
                    .isEqualTo("InvalidClientTokenId");
        }
    }

    @Test
    void anotherKeyEndsTheFirst() throws IOException {
        FirstStart first;
        try (var cloud = TestCloud.start(folder)) {
            first = cloud.key();
        }
        try (var again = TestCloud.start(folder, "--issue-root-key")) {
            var signer = TestCloud.signer(first.accessKeyId(), first.secretAccessKey(), null, "sts");
            assertThat(again.call(signer, "POST", "/", WHO, FORM).status()).isEqualTo(403);
            assertThat(again.call("sts", "POST", "/", WHO, FORM).status()).isEqualTo(200);
        }
    }

    @Test
    void aWrongSecretIsRefused() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var signer = TestCloud.signer(cloud.key().accessKeyId(), "wrong", null, "sts");
            var answer = cloud.call(signer, "POST", "/", WHO, FORM);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.element("Code")).isEqualTo("SignatureDoesNotMatch");
        }
    }

    @Test
    void anUnsignedCallIsRefused() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(cloud.unsigned("POST", "/", WHO, FORM).element("Code")).isEqualTo("MissingAuthenticationToken");
            var s3 = cloud.unsigned("GET", "/bucket/key", "");
            assertThat(s3.status()).isEqualTo(403);
            assertThat(s3.element("Code")).isEqualTo("AccessDenied");
        }
    }

    @Test
    void sessionsSignInUntilTheyExpire() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var session = cloud.call("sts", "POST", "/", SESSION, FORM);
            var token = session.element("SessionToken");
            var signer =
                    TestCloud.signer(session.element("AccessKeyId"), session.element("SecretAccessKey"), token, "sts");
            assertThat(cloud.call(signer, "POST", "/", WHO, FORM).element("Account"))
                    .isEqualTo("000000000000");

            assertThat(cloud.call(signer, "POST", "/", SESSION, FORM).element("Code"))
                    .isEqualTo("AccessDenied");
            var changed = TestCloud.signer(
                    session.element("AccessKeyId"), session.element("SecretAccessKey"), "x" + token, "sts");
            assertThat(cloud.call(changed, "POST", "/", WHO, FORM).element("Code"))
                    .isEqualTo("InvalidClientTokenId");

            cloud.server().machine().clock().move(Duration.ofSeconds(901));
            assertThat(cloud.call(signer, "POST", "/", WHO, FORM).element("Code"))
                    .isEqualTo("ExpiredToken");
        }
    }

    @Test
    void iamDoesNotKnowSessionsWithoutSecondFactorNorFederatedUsers() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(outcome(cloud, SESSION, "iam", LIST_USERS)).isEqualTo("InvalidClientTokenId");
            assertThat(outcome(cloud, FEDERATED + ALL, "iam", LIST_USERS)).isEqualTo("InvalidClientTokenId");
            assertThat(outcome(cloud, FEDERATED + ALL, "ec2", DESCRIBE_VPCS)).isEmpty();
        }
    }

    @Test
    void federatedUsersMayNothingThatTheyWereNotGiven() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(outcome(cloud, FEDERATED, "ec2", DESCRIBE_VPCS)).isEqualTo("UnauthorizedOperation");
        }
    }

    /** The error's code, or nothing, of a call with a session that is asked for so. */
    private static String outcome(TestCloud cloud, String asking, String service, String form) throws IOException {
        var made = cloud.call("sts", "POST", "/", asking, FORM);
        var signer = TestCloud.signer(
                made.element("AccessKeyId"), made.element("SecretAccessKey"), made.element("SessionToken"), service);
        return cloud.call(signer, "POST", "/", form, FORM).element("Code");
    }

    @Test
    void openCloudsTakeAnyKey() throws IOException {
        try (var cloud = TestCloud.start(folder, "--auth", "open", "--account", "123456789012")) {
            var any = TestCloud.signer("test", "test", null, "sts");
            assertThat(cloud.call(any, "POST", "/", WHO, FORM).element("Account"))
                    .isEqualTo("123456789012");
            var account = TestCloud.signer("210987654321", "test", null, "sts");
            assertThat(cloud.call(account, "POST", "/", WHO, FORM).element("Account"))
                    .isEqualTo("210987654321");
        }
    }

    @Test
    void aSecondServerKeepsOffTheDirectory() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThatThrownBy(() -> TestCloud.start(folder))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.LOCKED));
            assertThat(cloud.call("sts", "POST", "/", WHO, FORM).status()).isEqualTo(200);
        }
    }
}
