package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unkai.server.TestCloud.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organization whose accounts are real: made in the background, entered through their role, bound by policies. */
class OrganizationsCloudTest {
    private static final String DENY =
            "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Deny\\\",\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"*\\\"}]}";

    @TempDir
    Path folder;

    @Test
    void managerEntersAnAccountItMadeAndBindsIt() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            organizations(cloud, "CreateOrganization", "{}");
            var root = field(organizations(cloud, "ListRoots", "{}").body(), "Id");
            var account = account(cloud);
            var role = assume(cloud, account);
            assertThat(bucket(cloud, role, "PUT").status()).isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/bucket-of-dev", "").status())
                    .as("the manager's own keys do not reach into the account")
                    .isEqualTo(403);

            organizations(
                    cloud,
                    "EnablePolicyType",
                    "{\"RootId\":\"" + root + "\",\"PolicyType\":\"SERVICE_CONTROL_POLICY\"}");
            assertThat(bucket(cloud, role, "GET").status()).isEqualTo(200);
            var policy = organizations(
                    cloud,
                    "CreatePolicy",
                    "{\"Name\":\"no-s3\",\"Description\":\"\",\"Type\":\"SERVICE_CONTROL_POLICY\",\"Content\":\"" + DENY
                            + "\"}");
            var attachment = "{\"PolicyId\":\"" + field(policy.body(), "Id") + "\",\"TargetId\":\"" + root + "\"}";
            organizations(cloud, "AttachPolicy", attachment);
            var denied = bucket(cloud, role, "GET");
            assertThat(denied.status()).as(denied.body()).isEqualTo(403);
            assertThat(cloud.call("s3", "GET", "/", "").status())
                    .as("the manager is not bound")
                    .isEqualTo(200);
            organizations(cloud, "DetachPolicy", attachment);
            assertThat(bucket(cloud, role, "GET").status()).isEqualTo(200);

            organizations(cloud, "CloseAccount", "{\"AccountId\":\"" + account + "\"}");
            await().untilAsserted(
                            () -> assertThat(bucket(cloud, role, "GET").body()).contains("<Code>InvalidToken</Code>"));
        }
    }

    /** Also root users and the management account tag what a tag policy is enforced for as it says, or not at all. */
    @Test
    void tagPoliciesAreEnforced() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            organizations(cloud, "CreateOrganization", "{}");
            var root = field(organizations(cloud, "ListRoots", "{}").body(), "Id");
            organizations(cloud, "EnablePolicyType", "{\"RootId\":\"" + root + "\",\"PolicyType\":\"TAG_POLICY\"}");
            var content = "{\\\"tags\\\":{\\\"stage\\\":{\\\"tag_key\\\":{\\\"@@assign\\\":\\\"Stage\\\"},"
                    + "\\\"tag_value\\\":{\\\"@@assign\\\":[\\\"prod\\\",\\\"dev-*\\\"]},"
                    + "\\\"enforced_for\\\":{\\\"@@assign\\\":[\\\"ec2:vpc\\\",\\\"s3:*\\\"]}}}}";
            var policy = organizations(
                    cloud,
                    "CreatePolicy",
                    "{\"Name\":\"tags\",\"Description\":\"\",\"Type\":\"TAG_POLICY\",\"Content\":\"" + content + "\"}");
            organizations(
                    cloud,
                    "AttachPolicy",
                    "{\"PolicyId\":\"" + field(policy.body(), "Id") + "\",\"TargetId\":\"" + root + "\"}");

            var made = vpc(cloud, "vpc", "Stage", "dev-1");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            var refused = vpc(cloud, "vpc", "Stage", "test");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("<Code>TagPolicyViolation</Code>")
                    .contains("does not allow the specified value for the following tag key: 'Stage'");
            assertThat(vpc(cloud, "vpc", "stage", "prod").status())
                    .as("another spelling")
                    .isEqualTo(400);
            assertThat(vpc(cloud, "vpc", "Other", "test").status())
                    .as("another tag")
                    .isEqualTo(200);
            var id = made.element("vpcId");
            assertThat(ec2(cloud, "Action=CreateTags&ResourceId.1=" + id + "&Tag.1.Key=Stage&Tag.1.Value=test")
                            .body())
                    .contains("TagPolicyViolation");
            assertThat(ec2(cloud, "Action=DeleteTags&ResourceId.1=" + id + "&Tag.1.Key=Stage&Tag.1.Value=dev-1")
                            .status())
                    .as("a tag may always go")
                    .isEqualTo(200);
            var gateway = ec2(
                    cloud,
                    "Action=CreateInternetGateway&TagSpecification.1.ResourceType=internet-gateway"
                            + "&TagSpecification.1.Tag.1.Key=Stage&TagSpecification.1.Tag.1.Value=test");
            assertThat(gateway.status())
                    .as("it is enforced for other types only: %s", gateway.body())
                    .isEqualTo(200);

            assertThat(cloud.call("s3", "PUT", "/tagged", "").status()).isEqualTo(200);
            var tagging = "<Tagging><TagSet><Tag><Key>Stage</Key><Value>test</Value></Tag></TagSet></Tagging>";
            assertThat(cloud.call("s3", "PUT", "/tagged?tagging", tagging).body())
                    .contains("<Code>TagPolicyException</Code>");
            assertThat(cloud.call("s3", "PUT", "/tagged?tagging", tagging.replace("test", "prod"))
                            .status())
                    .isEqualTo(204);
        }
    }

    private static Answer vpc(TestCloud cloud, String type, String key, String value) throws IOException {
        return ec2(
                cloud,
                "Action=CreateVpc&CidrBlock=10.0.0.0%2F16&TagSpecification.1.ResourceType=" + type
                        + "&TagSpecification.1.Tag.1.Key=" + key + "&TagSpecification.1.Tag.1.Value=" + value);
    }

    private static Answer ec2(TestCloud cloud, String form) throws IOException {
        return cloud.call(
                "ec2", "POST", "/", form + "&Version=2016-11-15", "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String account(TestCloud cloud) throws IOException {
        var asked = organizations(cloud, "CreateAccount", "{\"Email\":\"dev@example.com\",\"AccountName\":\"Dev\"}");
        var status = "{\"CreateAccountRequestId\":\"" + field(asked.body(), "Id") + "\"}";
        await().untilAsserted(() -> assertThat(organizations(cloud, "DescribeCreateAccountStatus", status)
                        .body())
                .contains("SUCCEEDED"));
        return field(organizations(cloud, "DescribeCreateAccountStatus", status).body(), "AccountId");
    }

    /** The keys of the role that lets the manager in; it takes a user, as root users assume no roles. */
    private static Answer assume(TestCloud cloud, String account) throws IOException {
        form(cloud, "iam", "Action=CreateUser&Version=2010-05-08&UserName=admin");
        form(
                cloud,
                "iam",
                "Action=AttachUserPolicy&Version=2010-05-08&UserName=admin&PolicyArn="
                        + encode("arn:aws:iam::aws:policy/AdministratorAccess"));
        var key = form(cloud, "iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=admin");
        var admin = TestCloud.signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "sts");
        var assumed = cloud.call(
                admin,
                "POST",
                "/",
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=admin&RoleArn="
                        + encode("arn:aws:iam::" + account + ":role/OrganizationAccountAccessRole"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(assumed.status()).as(assumed.body()).isEqualTo(200);
        return assumed;
    }

    private static Answer bucket(TestCloud cloud, Answer role, String method) throws IOException {
        var signer = TestCloud.signer(
                role.element("AccessKeyId"), role.element("SecretAccessKey"), role.element("SessionToken"), "s3");
        return cloud.call(signer, method, "/bucket-of-dev", "");
    }

    private static Answer organizations(TestCloud cloud, String operation, String body) throws IOException {
        var answer = cloud.call(
                "organizations",
                "POST",
                "/",
                body,
                "X-Amz-Target",
                "AWSOrganizationsV20161128." + operation,
                "Content-Type",
                "application/x-amz-json-1.1");
        assertThat(answer.status()).as(operation + answer.body()).isEqualTo(200);
        return answer;
    }

    private static Answer form(TestCloud cloud, String service, String body) throws IOException {
        var answer = cloud.call(service, "POST", "/", body, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }
}
