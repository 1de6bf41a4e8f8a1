package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cloud that strangers attack: whatever they did, it goes on serving and never made an error of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileCloud {
    static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"};
    static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";

    TestCloud cloud;
    Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        cloud = TestCloud.start(temporary);
        assertThat(cloud.call("s3", "PUT", "/bucket", "").status()).isEqualTo(200);
    }

    @AfterEach
    void goesOnServing() throws Exception {
        assertThat(cloud.call("sts", "POST", "/", WHO, FORM).status()).isEqualTo(200);
        assertThat(cloud.call("s3", "GET", "/bucket", "").status()).isEqualTo(200);
        assertThat(metrics()).doesNotContain("status=\"500\"");
        awaitMetric("unkai_http_requests_in_flight 1\n");
        awaitMetric("unkai_http_connections 1\n");
    }

    @AfterAll
    void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    String metrics() throws IOException {
        return cloud.unsigned("GET", "/_unkai/metrics", "").body();
    }

    /** Waits for what the server notices only when a connection's end arrives. */
    void awaitMetric(String line) {
        await().untilAsserted(() -> assertThat(metrics()).contains(line));
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An answer that blames the caller. */
    static void assertRefused(TestCloud.Answer answer, String what) {
        assertThat(answer.status())
                .as("%s: %s%n%s", what, answer.head(), answer.body())
                .isBetween(400, 499);
    }

    /** An answer with one of S3's or AWS Query's error codes. */
    static void assertError(TestCloud.Answer answer, int status, String code) {
        assertThat(answer.element("Code"))
                .as("%s%n%s", answer.head(), answer.body())
                .isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
