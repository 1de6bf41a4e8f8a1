package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what was said of them, and clients that go away in the middle. */
class HostileBodyTest extends HostileCloud {
    private static final int LARGE = 3 << 20;
    private static final String DELETE = "<Delete><Object><Key>kept</Key></Object></Delete>";

    private void assertNothingKept() throws IOException {
        assertError(cloud.call("s3", "GET", "/bucket/body", ""), 404, "NoSuchKey");
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder.resolve("data/objects"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Waits until a condition of the server's background work holds. */
    private void awaitFiles(long wanted) {
        await().untilAsserted(() -> assertThat(files()).isEqualTo(wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "Content-MD5, 1B2M2Y8AsgTpgAmY7PhCfg==, BadDigest",
        "Content-MD5, AAAA, InvalidDigest",
        "Content-MD5, not base64!, InvalidDigest",
        "x-amz-checksum-crc32, AAAAAA==, BadDigest",
        "x-amz-checksum-crc32, AAAA, InvalidRequest",
        "x-amz-checksum-crc32c, AAAAAA==, BadDigest",
        "x-amz-checksum-crc64nvme, AAAAAAAAAAA=, BadDigest",
        "x-amz-checksum-sha1, 2jmj7l5rSw0yVb/vlWAYkK/YBwk=, BadDigest",
        "x-amz-checksum-sha256, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, BadDigest",
        "x-amz-checksum-sha256, ~~~~, InvalidRequest",
        "x-amz-sdk-checksum-algorithm, MD7, InvalidRequest",
    })
    void wrongChecksumsAreRefused(String header, String value, String code) throws IOException {
        assertError(cloud.call("s3", "PUT", "/bucket/body", "hello", header, value), 400, code);
        assertNothingKept();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-MD5, 1B2M2Y8AsgTpgAmY7PhCfg==, BadDigest",
        "Content-MD5, AAAA, InvalidDigest",
        "x-amz-checksum-crc32, AAAAAA==, BadDigest",
        "x-amz-checksum-crc32c, AAAA, InvalidRequest",
        "x-amz-checksum-crc64nvme, AAAAAAAAAAA=, BadDigest",
        "x-amz-checksum-sha1, 2jmj7l5rSw0yVb/vlWAYkK/YBwk=, BadDigest",
        "x-amz-checksum-sha256, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, BadDigest",
    })
    void wrongChecksumsOfDocumentsAreRefused(String header, String value, String code) throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/kept", "hello").status()).isEqualTo(200);
        assertError(cloud.call("s3", "POST", "/bucket?delete", DELETE, header, value), 400, code);
        assertThat(cloud.call("s3", "GET", "/bucket/kept", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-MD5, v6AlUCiJRY2+bWDc6BQpTA==",
        "x-amz-checksum-crc32, ruP9OQ==",
        "x-amz-checksum-crc64nvme, x9m9SV67rcs=",
    })
    void rightChecksumsOfDocumentsAreTaken(String header, String value) throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/kept", "hello").status()).isEqualTo(200);
        assertThat(cloud.call("s3", "POST", "/bucket?delete", DELETE, header, value)
                        .status())
                .isEqualTo(200);
        assertError(cloud.call("s3", "GET", "/bucket/kept", ""), 404, "NoSuchKey");
    }

    @Test
    void twoChecksumsAreRefused() throws IOException {
        assertError(
                cloud.call(
                        "s3",
                        "PUT",
                        "/bucket/body",
                        "hello",
                        "x-amz-checksum-crc32",
                        "NhCmhg==",
                        "x-amz-checksum-crc32c",
                        "mnG7TA=="),
                400,
                "InvalidRequest");
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "UNSIGNED", "STREAMING-", "\u00ff\u00ff"})
    void unreadableHashesAreRefused(String value) throws IOException {
        var request =
                new String(cloud.signed("s3", "PUT", "/bucket/body", bytes("hello")), StandardCharsets.ISO_8859_1);
        var changed = request.replaceFirst("x-amz-content-sha256: [0-9a-f]+", "x-amz-content-sha256: " + value);
        assertRefused(cloud.raw(bytes(changed)), value);
        assertNothingKept();
    }

    @Test
    void theHashCoversTheBody() throws Exception {
        var request =
                new String(cloud.signed("s3", "PUT", "/bucket/body", bytes("hello")), StandardCharsets.ISO_8859_1);
        assertError(
                cloud.raw(bytes(request.replace("\r\n\r\nhello", "\r\n\r\nHELLO"))), 400, "XAmzContentSHA256Mismatch");
        var large = cloud.signed("s3", "PUT", "/bucket/body", new byte[LARGE]);
        large[large.length - 1] = 1;
        assertError(cloud.raw(large), 400, "XAmzContentSHA256Mismatch");
        assertNothingKept();
        awaitFiles(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 1_000, LARGE - 1})
    void aTruncatedBodyIsNotKept(int sent) throws Exception {
        var whole = cloud.signed("s3", "PUT", "/bucket/body", new byte[LARGE]);
        try (var socket = cloud.connect()) {
            socket.getOutputStream().write(whole, 0, whole.length - LARGE + sent);
            socket.shutdownOutput();
            assertError(TestCloud.Answer.of(socket.getInputStream().readAllBytes()), 400, "IncompleteBody");
        }
        assertNothingKept();
        awaitFiles(0);
    }

    @Test
    void aTruncatedDocumentIsRefused() throws IOException {
        var whole = cloud.signed("sts", "POST", "/", bytes(WHO), FORM);
        try (var socket = cloud.connect()) {
            socket.getOutputStream().write(whole, 0, whole.length - 5);
            socket.shutdownOutput();
            assertRefused(TestCloud.Answer.of(socket.getInputStream().readAllBytes()), "truncated form");
        }
    }

    @Test
    void whatIsBeyondTheLengthIsNoPartOfTheBody() throws IOException {
        var request =
                new String(cloud.signed("s3", "PUT", "/bucket/long", bytes("hello")), StandardCharsets.ISO_8859_1);
        assertThat(cloud.raw(bytes(request + " and more")).status()).isEqualTo(200);
        assertThat(cloud.call("s3", "GET", "/bucket/long", "").body()).isEqualTo("hello");
        var open = request.replace("Connection: close", "Connection: keep-alive");
        assertRefused(cloud.raw(bytes(open + " and more")), "its connection is signed");
        assertThat(cloud.call("s3", "DELETE", "/bucket/long", "").status()).isEqualTo(204);
    }

    @Test
    void aClientThatVanishesLeavesNothing() throws Exception {
        var whole = cloud.signed("s3", "PUT", "/bucket/body", new byte[LARGE]);
        for (int i = 0; i < 8; i++) {
            try (var socket = cloud.connect()) {
                socket.getOutputStream().write(whole, 0, whole.length / 2);
                socket.setSoLinger(true, i % 2); // reset or a plain end
            }
        }
        assertNothingKept();
        awaitFiles(0);
    }

    @Test
    void aReaderThatVanishesHoldsNothing() throws Exception {
        assertThat(cloud.raw(cloud.signed("s3", "PUT", "/bucket/read", new byte[LARGE]))
                        .status())
                .isEqualTo(200);
        for (int i = 0; i < 8; i++) {
            try (var socket = cloud.connect()) {
                socket.getOutputStream().write(cloud.signed("s3", "GET", "/bucket/read", new byte[0]));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.setSoLinger(true, 0);
            }
        }
        assertThat(cloud.call("s3", "GET", "/bucket/read", "").body()).hasSize(LARGE);
        assertThat(cloud.call("s3", "DELETE", "/bucket/read", "").status()).isEqualTo(204);
        awaitFiles(0);
    }
}
