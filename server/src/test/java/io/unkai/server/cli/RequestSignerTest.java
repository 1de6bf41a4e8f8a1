package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
    /** The expected signature was computed by botocore for the same request. */
    @Test
    void signsAsBotocoreDoes() {
        String headers = new RequestSigner("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
                .headers("POST", "/_unkai/reset", "127.0.0.1:4566", "", Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(headers)
                .isEqualTo("X-Amz-Date: 20261122T120000Z\r\nX-Amz-Content-Sha256: "
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/us-east-1/unkai/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, "
                        + "Signature=786730250838d14f38c9319f2cf7de4392e8d17b0593b1347e23d8c291e9199d\r\n");
    }
}
