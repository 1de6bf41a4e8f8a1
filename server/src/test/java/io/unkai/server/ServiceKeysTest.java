package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services' own condition keys, also for calls that act on everything, as lists do. */
class ServiceKeysTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*",
              "Condition":{"StringEquals":{"ec2:Region":"us-east-1"}}}}""";

    @TempDir
    Path folder;

    private static TestCloud.Answer iam(TestCloud cloud, String form) throws IOException {
        var answer = cloud.call("iam", "POST", "/", form + "&Version=2010-05-08", "Content-Type", FORM);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void theRegionOfAListCounts() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            iam(cloud, "Action=CreateUser&UserName=anna");
            iam(
                    cloud,
                    "Action=PutUserPolicy&UserName=anna&PolicyName=one&PolicyDocument="
                            + URLEncoder.encode(POLICY, StandardCharsets.UTF_8));
            var key = iam(cloud, "Action=CreateAccessKey&UserName=anna");
            assertThat(list(cloud, key, "us-east-1")).isEqualTo(200);
            assertThat(list(cloud, key, "eu-west-1")).isEqualTo(403);
        }
    }

    private static int list(TestCloud cloud, TestCloud.Answer key, String region) throws IOException {
        var anna = new Signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, region, "ec2");
        return cloud.call(anna, "POST", "/", "Action=DescribeVpcs&Version=2016-11-15", "Content-Type", FORM)
                .status();
    }

    @Test
    void theServiceThatGetsARoleAndTheBoundaryOfTheUserCount() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            iam(cloud, "Action=CreateUser&UserName=zhang");
            iam(cloud, "Action=CreateUser&UserName=free");
            iam(cloud, "Action=CreateUser&UserName=bound&PermissionsBoundary=arn:aws:iam::aws:policy/ReadOnlyAccess");
            iam(cloud, "Action=CreateInstanceProfile&InstanceProfileName=p");
            iam(cloud, "Action=CreateRole&RoleName=r&AssumeRolePolicyDocument=" + encoded(TRUST));
            var key = iam(cloud, "Action=CreateAccessKey&UserName=zhang");
            var zhang =
                    new Signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "us-east-1", "iam");

            var hand = "Action=AddRoleToInstanceProfile&RoleName=r&InstanceProfileName=p";
            allow(cloud, "iam:PassedToService", "lambda.amazonaws.com");
            assertThat(asked(cloud, zhang, hand)).isEqualTo(403);
            allow(cloud, "iam:PassedToService", "ec2.amazonaws.com");
            assertThat(asked(cloud, zhang, hand)).isEqualTo(200);

            var attach = "Action=AttachUserPolicy&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess&UserName=";
            allow(cloud, "iam:PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess");
            assertThat(asked(cloud, zhang, attach + "free")).isEqualTo(403);
            assertThat(asked(cloud, zhang, attach + "bound")).isEqualTo(200);
        }
    }

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},
              "Action":"sts:AssumeRole"}}""";

    private static void allow(TestCloud cloud, String key, String value) throws IOException {
        iam(
                cloud,
                "Action=PutUserPolicy&UserName=zhang&PolicyName=one&PolicyDocument="
                        + encoded("""
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"iam:AddRoleToInstanceProfile","Resource":"*"},
                  {"Effect":"Allow","Action":["iam:PassRole","iam:AttachUserPolicy"],"Resource":"*",
                   "Condition":{"StringEquals":{"%s":"%s"}}}]}""".formatted(key, value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int asked(TestCloud cloud, Signer who, String form) throws IOException {
        return cloud.call(who, "POST", "/", form + "&Version=2010-05-08", "Content-Type", FORM)
                .status();
    }
}
