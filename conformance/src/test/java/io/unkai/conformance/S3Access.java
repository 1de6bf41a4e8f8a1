package io.unkai.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** A client of a cloud that gives up at the first failure. */
final class S3Access implements AutoCloseable {
    private final S3Client s3;

    S3Access(Cloud cloud) throws IOException {
        var file = Path.of(cloud.environment().get("AWS_SHARED_CREDENTIALS_FILE"));
        var keys = AwsBasicCredentials.create(value(file, "aws_access_key_id"), value(file, "aws_secret_access_key"));
        s3 = S3Client.builder()
                .endpointOverride(URI.create(cloud.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .forcePathStyle(true)
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
                .build();
    }

    private static String value(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf('=') + 1).trim())
                .findFirst()
                .orElseThrow();
    }

    S3Client s3() {
        return s3;
    }

    @Override
    public void close() {
        s3.close();
    }
}
