package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user called is what IAM says it last accessed. */
class LastAccessedTest {
    private static final String ANNA = "arn:aws:iam::000000000000:user/anna";
    private static final String MEMBERS = "(?s).*<ServicesLastAccessed>(.*)</ServicesLastAccessed>.*";

    @TempDir
    Path folder;

    private static TestCloud.Answer iam(TestCloud cloud, String form) throws IOException {
        var answer = cloud.call(
                "iam", "POST", "/", form + "&Version=2010-05-08", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String accessed(TestCloud cloud) throws IOException {
        var job = iam(cloud, "Action=GenerateServiceLastAccessedDetails&Arn=" + ANNA)
                .element("JobId");
        return iam(cloud, "Action=GetServiceLastAccessedDetails&JobId=" + job)
                .body()
                .replaceAll(MEMBERS, "$1");
    }

    @Test
    void aCallThatWasMadeIsALastAccess() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            iam(cloud, "Action=CreateUser&UserName=anna");
            for (var policy : new String[] {"AmazonS3ReadOnlyAccess", "AmazonSQSFullAccess"}) {
                iam(cloud, "Action=AttachUserPolicy&UserName=anna&PolicyArn=arn:aws:iam::aws:policy/" + policy);
            }
            var key = iam(cloud, "Action=CreateAccessKey&UserName=anna");
            assertThat(accessed(cloud)).doesNotContain("<LastAuthenticated>");
            var anna = TestCloud.signer(key.element("AccessKeyId"), key.element("SecretAccessKey"), null, "s3");
            assertThat(cloud.call(anna, "GET", "/", "").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(accessed(cloud).split("</member>"))
                            .filteredOn(one -> one.contains("<LastAuthenticated>"))
                            .singleElement()
                            .asString()
                            .contains("<ServiceNamespace>s3</ServiceNamespace>")
                            .contains("<LastAuthenticatedEntity>" + ANNA)
                            .contains("<LastAuthenticatedRegion>us-east-1"));
        }
    }
}
