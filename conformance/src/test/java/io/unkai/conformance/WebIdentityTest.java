package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/** The AWS SDK for Java takes the token that an OpenID Connect provider wrote to a file to a role, as in a cluster. */
@Tag("conformance")
class WebIdentityTest {
    private static final Path SET_UP =
            Path.of("clients", "cli", "web-identity.sh").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aTokenInAFileIsEnough() throws IOException, InterruptedException, GeneralSecurityException {
        try (var cloud = Cloud.start(folder);
                var issuer = TokenIssuer.start(folder)) {
            var environment = new HashMap<>(cloud.environment());
            environment.putAll(RootKey.of(folder.resolve("credentials")));
            environment.remove("AWS_PROFILE");
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
            var role = Program.run(
                            folder, environment, List.of("sh", SET_UP.toString(), issuer.url(), issuer.thumbprint()))
                    .ok()
                    .out()
                    .strip();
            var endpoint = URI.create(cloud.endpoint());
            assertThat(arn(endpoint, role, issuer.token("repo:unkai"))).endsWith(":assumed-role/deploy/build");
            var stranger = issuer.token("repo:stranger");
            assertThatThrownBy(() -> arn(endpoint, role, stranger))
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied"));
        }
    }

    private String arn(URI endpoint, String role, String token) throws IOException {
        var file = Files.writeString(folder.resolve("token"), token);
        try (var anonymous = sts(endpoint, AnonymousCredentialsProvider.create());
                var credentials = StsWebIdentityTokenFileCredentialsProvider.builder()
                        .stsClient(anonymous)
                        .roleArn(role)
                        .roleSessionName("build")
                        .webIdentityTokenFile(file)
                        .build();
                var sts = sts(endpoint, credentials);
                var s3 = S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            assertThat(s3.listBuckets().buckets()).isEmpty();
            return sts.getCallerIdentity().arn();
        }
    }

    private static StsClient sts(URI endpoint, AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
