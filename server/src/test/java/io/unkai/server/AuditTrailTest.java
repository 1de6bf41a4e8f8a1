package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unkai.server.TestCloud.Answer;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that come over HTTP are found in CloudTrail, delivered by it to S3, and turned into policies by Access Analyzer. */
class AuditTrailTest {
    private static final String TARGET = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.";
    private static final String ROLE = "arn:aws:iam::000000000000:user/Ann";

    private static final String LOGS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl",
               "Resource":"arn:aws:s3:::trail-logs",
               "Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-east-1:000000000000:trail/main"}}},
              {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject",
               "Resource":"arn:aws:s3:::trail-logs/AWSLogs/000000000000/*",
               "Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control",
                 "aws:SourceArn":"arn:aws:cloudtrail:us-east-1:000000000000:trail/main"}}}]}""";

    @TempDir
    Path folder;

    private static Answer trail(TestCloud cloud, String operation, String body) throws IOException {
        return cloud.call(
                "cloudtrail",
                "POST",
                "/",
                body,
                "X-Amz-Target",
                TARGET + operation,
                "Content-Type",
                "application/x-amz-json-1.1");
    }

    private static Answer iam(TestCloud cloud, String form) throws IOException {
        var answer = cloud.call(
                "iam", "POST", "/", form + "&Version=2010-05-08", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void awaitEvent(TestCloud cloud, String key, String value, String... parts) {
        var query = "{\"LookupAttributes\":[{\"AttributeKey\":\"" + key + "\",\"AttributeValue\":\"" + value + "\"}]}";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(trail(cloud, "LookupEvents", query).body()).contains(parts));
    }

    @Test
    void aCallIsFoundByWhatItNamed() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(cloud.call("s3", "PUT", "/found-bucket", "").status()).isEqualTo(200);
            awaitEvent(
                    cloud,
                    "ResourceName",
                    "found-bucket",
                    "\"EventName\":\"CreateBucket\"",
                    "\\\"type\\\":\\\"Root\\\"",
                    "\\\"bucketName\\\":\\\"found-bucket\\\"",
                    "\\\"sourceIPAddress\\\":\\\"127.0.0.1\\\"");
        }
    }

    @Test
    void anEmptiedCloudRemembersNothing() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            cloud.call("s3", "PUT", "/before", "");
            assertThat(cloud.call("unkai", "POST", "/_unkai/reset", "").status())
                    .isEqualTo(200);
            cloud.call("s3", "PUT", "/after", "");
            awaitEvent(cloud, "ResourceName", "after", "\"EventName\":\"CreateBucket\"");
            var all = trail(cloud, "LookupEvents", "{}").body();
            assertThat(all).doesNotContain("before");
        }
    }

    @Test
    void aTrailDeliversThroughS3() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            cloud.call("s3", "PUT", "/trail-logs", "");
            var wanted = "{\"Name\":\"main\",\"S3BucketName\":\"trail-logs\",\"EnableLogFileValidation\":true}";
            assertThat(trail(cloud, "CreateTrail", wanted).body())
                    .as("a bucket without a policy")
                    .contains("InsufficientS3BucketPolicyException");
            cloud.call("s3", "PUT", "/trail-logs?policy", LOGS.replace("trail/main", "trail/other"));
            assertThat(trail(cloud, "CreateTrail", wanted).body())
                    .as("a policy for another trail")
                    .contains("InsufficientS3BucketPolicyException");
            assertThat(cloud.call("s3", "PUT", "/trail-logs?policy", LOGS).status())
                    .isEqualTo(204);
            var created = trail(cloud, "CreateTrail", wanted);
            assertThat(created.status()).as(created.body()).isEqualTo(200);
            trail(cloud, "StartLogging", "{\"Name\":\"main\"}");
            awaitEvent(cloud, "EventName", "StartLogging", "\"EventName\":\"StartLogging\"");
            cloud.server().machine().clock().move(Duration.ofMinutes(61));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    cloud.call("s3", "GET", "/trail-logs", "").body())
                            .contains("<Key>AWSLogs/000000000000/CloudTrail/us-east-1/")
                            .contains("<Key>AWSLogs/000000000000/CloudTrail-Digest/us-east-1/"));
        }
    }

    @Test
    void theDoorIsWatched() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var host = "console.localhost:" + cloud.address().getPort();
            var who = "{\"email\":\"me@example.com\",\"password\":\"Correct-horse-1\"}";
            cloud.unsigned("POST", "/_unkai/signin/setup", who, "X-Unkai-Signin", "1", "Host", host);
            cloud.unsigned("POST", "/_unkai/signin/root", who, "X-Unkai-Signin", "1", "Host", host);
            awaitEvent(cloud, "EventName", "ConsoleLogin", "\\\"ConsoleLogin\\\":\\\"Success\\\"");
            cloud.unsigned(
                    "POST", "/_unkai/signin/root", who.replace("horse", "cow"), "X-Unkai-Signin", "1", "Host", host);
            awaitEvent(cloud, "EventName", "ConsoleLogin", "\\\"ConsoleLogin\\\":\\\"Failure\\\"");
            awaitEvent(cloud, "EventSource", "signin.amazonaws.com", "AwsConsoleSignIn");
        }
    }

    @Test
    void ownersAreToldWhatOthersDo() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var made = cloud.call(
                    "unkai",
                    "POST",
                    "/_unkai/accounts",
                    "{\"email\":\"dev@example.com\",\"id\":\"222222222222\",\"accessKey\":\"AKIATESTTESTTEST\","
                            + "\"secretKey\":\"secret-of-a-test-rig\"}");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            cloud.call("s3", "PUT", "/mine", "");
            var other = TestCloud.signer("AKIATESTTESTTEST", "secret-of-a-test-rig", null, "s3");
            assertThat(cloud.call(other, "GET", "/mine?versioning", "").status())
                    .isEqualTo(403);
            assertThat(cloud.unsigned("GET", "/mine?location", "").status()).isEqualTo(403);
            awaitEvent(cloud, "EventName", "GetBucketVersioning", "222222222222");
            awaitEvent(cloud, "EventName", "GetBucketVersioning", "sharedEventID");
            awaitEvent(cloud, "EventName", "GetBucketLocation", "ANONYMOUS_PRINCIPAL");
        }
    }

    /** Nobody signs for a token: the account of the role learns of those that are refused. */
    @Test
    void rolesAreWatchedForTokensThatAreNone() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            iam(
                    cloud,
                    "Action=CreateRole&RoleName=web&AssumeRolePolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C"
                            + "%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%22*%22%2C"
                            + "%22Action%22%3A%22sts%3AAssumeRoleWithWebIdentity%22%7D%7D");
            for (var role : List.of("none", "web")) {
                var refused = cloud.unsigned(
                        "POST",
                        "/",
                        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=" + role
                                + "&WebIdentityToken=not-a-token&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2F"
                                + role,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
                assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            }
            awaitEvent(cloud, "EventName", "AssumeRoleWithWebIdentity", "\\\"type\\\":\\\"Unknown\\\"");
            awaitEvent(cloud, "EventName", "AssumeRoleWithWebIdentity", "role/web");
            var all = "{\"LookupAttributes\":[{\"AttributeKey\":\"EventName\","
                    + "\"AttributeValue\":\"AssumeRoleWithWebIdentity\"}]}";
            assertThat(trail(cloud, "LookupEvents", all).body())
                    .as("of roles that are not there nobody is told")
                    .doesNotContain("role/none");
        }
    }

    @Test
    void whatAUserUsedBecomesItsPolicy() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            cloud.call("s3", "PUT", "/shared", "");
            iam(cloud, "Action=CreateUser&UserName=Ann");
            iam(
                    cloud,
                    "Action=PutUserPolicy&UserName=Ann&PolicyName=all&PolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C"
                            + "%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A*%22%2C"
                            + "%22Resource%22%3A%22*%22%7D%7D");
            var key = iam(cloud, "Action=CreateAccessKey&UserName=Ann");
            Signer ann = TestCloud.signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "s3");
            assertThat(cloud.call(ann, "PUT", "/shared/note", "hello").status()).isEqualTo(200);
            assertThat(cloud.call(ann, "GET", "/", "").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(policy(cloud))
                            .contains("s3:PutObject", "arn:aws:s3:::shared/*", "s3:ListAllMyBuckets")
                            .doesNotContain("s3:*"));
        }
    }

    private static String policy(TestCloud cloud) throws IOException {
        var started = cloud.call(
                "access-analyzer",
                "PUT",
                "/policy/generation",
                "{\"policyGenerationDetails\":{\"principalArn\":\"" + ROLE + "\"}}",
                "Content-Type",
                "application/json");
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        var job = started.body().replaceAll(".*\"jobId\":\"([^\"]*)\".*", "$1");
        return cloud.call("access-analyzer", "GET", "/policy/generation/" + job, "")
                .body();
    }
}
