package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in aws-chunked framing whose chunks, signatures, lengths or trailers are wrong. */
class HostileChunksTest extends HostileCloud {
    /** Only the last chunk may be smaller. */
    private static final String FIRST = "f".repeat(8192);

    private static final String CRC = "x-amz-checksum-crc32";

    private ChunkedUpload signed(int decoded) {
        return new ChunkedUpload(cloud.key(), cloud.now(), "/bucket/chunked", ChunkedUpload.SIGNED, decoded);
    }

    private ChunkedUpload trailing(int decoded) {
        return new ChunkedUpload(
                cloud.key(),
                cloud.now(),
                "/bucket/chunked",
                ChunkedUpload.UNSIGNED_TRAILER,
                decoded,
                "x-amz-trailer",
                CRC);
    }

    private void assertNothingKept() throws IOException {
        assertError(cloud.call("s3", "GET", "/bucket/chunked", ""), 404, "NoSuchKey");
    }

    @Test
    void rightChunksAreTaken() throws IOException {
        assertTaken(cloud.raw(signed(8197).chunk(FIRST).chunk("hello").chunk("").bytes()), FIRST + "hello");
        assertTaken(
                cloud.raw(trailing(5)
                        .raw("5\r\nhello\r\n0\r\n" + CRC + ":NhCmhg==\r\n\r\n")
                        .bytes()),
                "hello");
    }

    private void assertTaken(TestCloud.Answer answer, String body) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(cloud.call("s3", "GET", "/bucket/chunked", "").body()).isEqualTo(body);
        assertThat(cloud.call("s3", "DELETE", "/bucket/chunked", "").status()).isEqualTo(204);
    }

    @Test
    void aBrokenChunkSignatureIsRefused() throws IOException {
        var wrong = "5;chunk-signature=" + "0".repeat(64) + "\r\nhello\r\n";
        assertError(cloud.raw(signed(8197).chunk(FIRST).raw(wrong).chunk("").bytes()), 403, "SignatureDoesNotMatch");
        var last = "0;chunk-signature=" + "0".repeat(64) + "\r\n\r\n";
        assertError(cloud.raw(signed(5).chunk("hello").raw(last).bytes()), 403, "SignatureDoesNotMatch");
        assertNothingKept();
    }

    @Test
    void chunksThatLieAboutTheLengthAreRefused() throws IOException {
        assertRefused(
                cloud.raw(signed(8198).chunk(FIRST).chunk("hello").chunk("").bytes()), "too short");
        assertRefused(
                cloud.raw(signed(8196).chunk(FIRST).chunk("hello").chunk("").bytes()), "too long");
        assertRefused(cloud.raw(signed(8197).chunk(FIRST).chunk("hello").bytes()), "no last chunk");
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5\r\n",
                "-5\r\nhello\r\n",
                "+5\r\nhello\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5\nhello\n0\n\n",
                "ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                "7fffffffffffffff\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhello\r\n0\r\n",
                "5\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nx-amz-checksum-crc32\r\n\r\n",
                "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
                "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:not base64\r\n\r\n",
                "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:\r\n\r\n",
                "5\r\nhello\r\n0\r\nx-amz-checksum-sha1:NhCmhg==\r\n\r\n",
                "5\r\nhello\r\n0\r\n\u00ff\u00fe:\u0000\r\n\r\n",
                "\u00ff\u00fe\r\nhello\r\n0\r\n\r\n"
            })
    void malformedFramingIsRefused(String body) throws IOException {
        assertRefused(cloud.raw(trailing(5).raw(body).bytes()), body);
        assertNothingKept();
    }

    @Test
    void unboundedFramingIsRefused() throws IOException {
        assertRefused(cloud.raw(trailing(5).raw("5;" + "x".repeat(1 << 20)).bytes()), "endless chunk header");
        assertRefused(
                cloud.raw(trailing(5)
                        .raw("5\r\nhello\r\n0\r\n" + "a:b\r\n".repeat(200_000))
                        .bytes()),
                "endless trailers");
        assertRefused(
                cloud.raw(trailing(5)
                        .raw("5\r\nhello\r\n0\r\n" + CRC + ":" + "A".repeat(1 << 20))
                        .bytes()),
                "endless trailer");
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "99999999999999999999", "5 5", "\u00ff"})
    void unreadableDecodedLengthsAreRefused(String length) throws IOException {
        var upload = new ChunkedUpload(
                cloud.key(),
                cloud.now(),
                "/bucket/chunked",
                ChunkedUpload.SIGNED,
                5,
                "x-amz-decoded-content-length",
                length);
        assertRefused(cloud.raw(upload.chunk("hello").chunk("").bytes()), length);
        assertNothingKept();
    }
}
