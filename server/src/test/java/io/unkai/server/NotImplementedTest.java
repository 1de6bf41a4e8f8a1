package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no service registered is refused by name, in the caller's own protocol; what AWS does not know, as AWS refuses it. */
class NotImplementedTest {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    @TempDir
    static Path folder;

    private static TestCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        cloud = TestCloud.start(folder);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static void assertNotImplemented(TestCloud.Answer answer, String service, String operation) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(501);
        assertThat(answer.head() + answer.body()).contains("NotImplemented");
        assertThat(answer.body()).contains(service).contains(operation);
    }

    @Test
    void inQuery() throws IOException {
        var answer = cloud.call("sns", "POST", "/", "Action=ListTopics&Version=2010-03-31", FORM);
        assertNotImplemented(answer, "SNS", "ListTopics");
        assertThat(answer.body()).contains("<ErrorResponse");
    }

    @Test
    void inEc2Query() throws IOException {
        var answer = cloud.call("ec2", "POST", "/", "Action=DescribeFpgaImages&Version=2016-11-15", FORM);
        assertNotImplemented(answer, "EC2", "DescribeFpgaImages");
        assertThat(answer.body()).contains("<Response><Errors><Error>");
    }

    @Test
    void inJson() throws IOException {
        var answer = cloud.call(
                "dynamodb",
                "POST",
                "/",
                "{}",
                "X-Amz-Target",
                "DynamoDB_20120810.ListTables",
                "Content-Type",
                "application/x-amz-json-1.0");
        assertNotImplemented(answer, "DynamoDB", "ListTables");
        assertThat(answer.body()).contains("__type");
    }

    @Test
    void inRestJson() throws IOException {
        var answer = cloud.call("lambda", "GET", "/2015-03-31/functions/", "");
        assertNotImplemented(answer, "Lambda", "ListFunctions");
        assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("x-amzn-errortype");
    }

    @Test
    void inRestXml() throws IOException {
        assertNotImplemented(cloud.call("route53", "GET", "/2013-04-01/hostedzone", ""), "Route 53", "ListHostedZones");
    }

    @Test
    void inS3() throws IOException {
        var answer = cloud.call("s3", "GET", "/bucket?website", "");
        assertNotImplemented(answer, "S3", "GetBucketWebsite");
        assertThat(answer.body()).contains("<Error><Code>NotImplemented</Code>");
    }

    @Test
    void inCbor() throws IOException {
        var answer = cloud.call(
                "monitoring",
                "POST",
                "/service/GraniteServiceVersion20100801/operation/ListMetrics",
                "\u00a0".substring(1),
                "Smithy-Protocol",
                "rpc-v2-cbor",
                "Content-Type",
                "application/cbor");
        assertNotImplemented(answer, "CloudWatch", "ListMetrics");
    }

    @Test
    void unknownActionsAreInvalid() throws IOException {
        var answer = cloud.call("sts", "POST", "/", "Action=MakeCoffee&Version=2011-06-15", FORM);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.element("Code")).isEqualTo("InvalidAction");
    }

    @Test
    void strangersLearnNothing() throws IOException {
        var answer = cloud.unsigned("POST", "/", "Action=ListUsers&Version=2010-05-08", FORM);
        assertThat(answer.status()).isEqualTo(403);
    }
}
