package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service does for an account, policies know to be done through it. */
class ServiceCallsTest {
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetBucketAcl",
              "Resource":"arn:aws:s3:::watched","Condition":{
                "ForAnyValue:StringEquals":{"aws:CalledVia":"access-analyzer.amazonaws.com"},
                "Bool":{"aws:ViaAWSService":"true"}}}}""";

    @TempDir
    Path folder;

    @Test
    void policiesKnowThroughWhom() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(cloud.call("s3", "PUT", "/watched", "").status()).isEqualTo(200);
            assertThat(cloud.call("s3", "PUT", "/watched?policy", POLICY).status())
                    .isEqualTo(204);
            assertThat(cloud.call("s3", "GET", "/watched?acl", "").status())
                    .as("the owner calls through nobody")
                    .isEqualTo(200);
            var made = cloud.call(
                    "access-analyzer", "PUT", "/analyzer", "{\"analyzerName\":\"account\",\"type\":\"ACCOUNT\"}");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            var all = "{\"analyzerArn\":\"arn:aws:access-analyzer:us-east-1:000000000000:analyzer/account\"}";
            await().untilAsserted(() -> assertThat(cloud.call("access-analyzer", "POST", "/finding", all)
                            .body())
                    .contains("arn:aws:s3:::watched", "ACCESS_DENIED"));
        }
    }
}
