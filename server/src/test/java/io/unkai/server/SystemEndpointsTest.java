package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemEndpointsTest {
    @TempDir
    Path folder;

    @Test
    void healthNamesEachComponent() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var health = cloud.unsigned("GET", "/_unkai/health", "");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"ready\"").contains("\"store\":\"ready\"");
            assertThat(cloud.unsigned("POST", "/_unkai/health", "").status()).isEqualTo(405);
        }
    }

    @Test
    void metricsCountCalls() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            cloud.call("s3", "GET", "/", "");
            assertThat(cloud.unsigned("GET", "/_unkai/metrics", "").body())
                    .contains("unkai_requests_total{service=\"s3\",operation=\"ListBuckets\",status=\"200\"} 1\n");
        }
    }

    @Test
    void rootResetsTheCloudAndStaysRoot() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            cloud.call("s3", "PUT", "/bucket", "");
            cloud.call("s3", "PUT", "/bucket/key", "x".repeat(100_000));
            assertThat(cloud.unsigned("POST", "/_unkai/reset", "").status()).isEqualTo(403);
            assertThat(cloud.call("s3", "GET", "/bucket/key", "").status()).isEqualTo(200);

            assertThat(cloud.call("unkai", "POST", "/_unkai/reset", "").status())
                    .isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/bucket/key", "").element("Code"))
                    .isEqualTo("NoSuchBucket");
            assertThat(cloud.call("s3", "PUT", "/bucket", "").status()).isEqualTo(200);
        }
    }

    @Test
    void anybodyOnThisMachineResetsAnOpenCloud() throws IOException {
        try (var cloud = TestCloud.start(folder, "--auth", "open")) {
            cloud.unsigned("PUT", "/bucket", "");
            assertThat(cloud.unsigned("POST", "/_localstack/state/reset", "").status())
                    .isEqualTo(200);
            assertThat(cloud.unsigned("GET", "/bucket", "").element("Code")).isEqualTo("NoSuchBucket");
        }
    }

    @Test
    void rootMovesTheClock() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(cloud.unsigned("POST", "/_unkai/clock?offset=P1D", "").status())
                    .isEqualTo(403);
            assertThat(cloud.call("unkai", "POST", "/_unkai/clock?offset=P1D", "")
                            .body())
                    .contains("\"offset\":\"PT24H\"");
            assertThat(cloud.call("s3", "GET", "/", "").status()).isEqualTo(200);
            for (var wrong : List.of("", "?offset=", "?offset=soon", "?offset=P99999999D", "?other=P1D")) {
                assertThat(cloud.call("unkai", "POST", "/_unkai/clock" + wrong, "")
                                .status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(cloud.unsigned("GET", "/_unkai/clock", "").body()).contains("\"offset\":\"PT24H\"");
        }
    }
}
