package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unkai.server.TestCloud.Answer;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions that an account has to ask for are closed to its keys until it did, and policies say who may ask. */
class RegionsCloudTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REGION = "eu-south-1";

    @TempDir
    Path folder;

    private static Signer there(TestCloud cloud, String service) {
        return new Signer(cloud.key().accessKeyId(), cloud.key().secretAccessKey(), null, REGION, service);
    }

    private static Answer ec2(TestCloud cloud) throws IOException {
        return cloud.call(
                there(cloud, "ec2"), "POST", "/", "Action=DescribeVpcs&Version=2016-11-15", "Content-Type", FORM);
    }

    private static Answer sts(TestCloud cloud) throws IOException {
        return cloud.call(
                there(cloud, "sts"), "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", "Content-Type", FORM);
    }

    private static Answer trail(TestCloud cloud) throws IOException {
        return cloud.call(
                there(cloud, "cloudtrail"),
                "POST",
                "/",
                "{}",
                "Content-Type",
                "application/x-amz-json-1.1",
                "X-Amz-Target",
                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails");
    }

    private static Answer account(TestCloud cloud, Signer signer, String operation) throws IOException {
        return cloud.call(signer, "POST", "/" + operation, "{\"RegionName\":\"" + REGION + "\"}");
    }

    private static void set(TestCloud cloud, String operation, String status) throws IOException {
        var root = TestCloud.signer(cloud.key().accessKeyId(), cloud.key().secretAccessKey(), null, "account");
        assertThat(account(cloud, root, operation).status()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(account(cloud, root, "getRegionOptStatus").body()).contains("\"" + status + "\""));
    }

    @Test
    void keysAreUnknownWhereTheRegionIsClosed() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var vpcs = ec2(cloud);
            assertThat(vpcs.status()).isEqualTo(401);
            assertThat(vpcs.body()).contains("<Code>AuthFailure</Code>");
            var caller = sts(cloud);
            assertThat(caller.status()).isEqualTo(403);
            assertThat(caller.body())
                    .contains("<Code>InvalidClientTokenId</Code>")
                    .contains("The security token included in the request is invalid");
            assertThat(trail(cloud).body()).contains("UnrecognizedClientException");
            var buckets = cloud.call(there(cloud, "s3"), "GET", "/", "");
            assertThat(buckets.status()).isEqualTo(403);
            assertThat(buckets.body()).contains("<Code>InvalidAccessKeyId</Code>");
            assertThat(cloud.call(
                                    there(cloud, "iam"),
                                    "POST",
                                    "/",
                                    "Action=ListUsers&Version=2010-05-08",
                                    "Content-Type",
                                    FORM)
                            .status())
                    .as("IAM is one for all regions")
                    .isEqualTo(200);

            set(cloud, "enableRegion", "ENABLED");
            assertThat(ec2(cloud).status()).isEqualTo(200);
            assertThat(sts(cloud).status()).isEqualTo(200);
            set(cloud, "disableRegion", "DISABLED");
            assertThat(ec2(cloud).status()).isEqualTo(401);
        }
    }

    @Test
    void policiesSayWhichRegionsSomebodyMayOpen() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            iam(cloud, "Action=CreateUser&UserName=anna");
            var policy = """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"account:EnableRegion","Resource":"*",
                      "Condition":{"StringEquals":{"account:TargetRegion":"%s"}}}}""";
            put(cloud, policy.formatted("af-south-1"));
            var key = iam(cloud, "Action=CreateAccessKey&UserName=anna");
            var anna = TestCloud.signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "account");
            assertThat(account(cloud, anna, "enableRegion").status()).isEqualTo(403);
            put(cloud, policy.formatted(REGION));
            assertThat(account(cloud, anna, "enableRegion").status()).isEqualTo(200);
            assertThat(account(cloud, anna, "disableRegion").status()).isEqualTo(403);
        }
    }

    /** A role of an account that has not opened the region gives no session there, whoever asks. */
    @Test
    void rolesOfOthersNeedTheRegionToo() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            set(cloud, "enableRegion", "ENABLED");
            iam(cloud, "Action=CreateUser&UserName=anna");
            put(
                    cloud,
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:*\",\"Resource\":\"*\"}}");
            var key = iam(cloud, "Action=CreateAccessKey&UserName=anna");
            var anna = new Signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, REGION, "sts");
            var other = cloud.call(
                    "unkai",
                    "POST",
                    "/_unkai/accounts",
                    "{\"email\":\"dev@example.com\",\"id\":\"222222222222\",\"accessKey\":\"AKIATESTTESTTEST\","
                            + "\"secretKey\":\"secret-of-a-test-rig\"}");
            assertThat(other.status()).as(other.body()).isEqualTo(200);
            var trust =
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"000000000000\"},"
                            + "\"Action\":\"sts:AssumeRole\"}}";
            var role = cloud.call(
                    TestCloud.signer("AKIATESTTESTTEST", "secret-of-a-test-rig", null, "iam"),
                    "POST",
                    "/",
                    "Action=CreateRole&Version=2010-05-08&RoleName=guest&AssumeRolePolicyDocument=" + encode(trust),
                    "Content-Type",
                    FORM);
            assertThat(role.status()).as(role.body()).isEqualTo(200);
            var assumed = cloud.call(
                    anna,
                    "POST",
                    "/",
                    "Action=AssumeRole&Version=2011-06-15&RoleSessionName=guest&RoleArn="
                            + encode("arn:aws:iam::222222222222:role/guest"),
                    "Content-Type",
                    FORM);
            assertThat(assumed.status()).as(assumed.body()).isEqualTo(403);
            assertThat(assumed.body()).contains("<Code>RegionDisabledException</Code>");
        }
    }

    private static void put(TestCloud cloud, String policy) throws IOException {
        iam(cloud, "Action=PutUserPolicy&UserName=anna&PolicyName=one&PolicyDocument=" + encode(policy));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer iam(TestCloud cloud, String form) throws IOException {
        var answer = cloud.call("iam", "POST", "/", form + "&Version=2010-05-08", "Content-Type", FORM);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
