package io.unkai.wire.sigv4;

import static io.unkai.wire.sigv4.Requests.ascii;
import static io.unkai.wire.sigv4.Requests.letters;
import static io.unkai.wire.sigv4.Requests.request;
import static io.unkai.wire.sigv4.Requests.s3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodiesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Map<String, String> CRC = Map.of("x-amz-checksum-crc32", "AAAAAA==");

    private final TestSigner signer = new TestSigner("AKIAEXAMPLE", "secret", "eu-west-1", "s3");
    private final SignatureAuthenticator authenticator =
            new SignatureAuthenticator(Requests.keys(Map.of("AKIAEXAMPLE", "secret")), new Hashing(1));

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void signedChunksComeOutAsTheyWere(Algorithm algorithm) throws IOException {
        var with = algorithm == Algorithm.HMAC ? signer : signer.asymmetric();
        var chunks = List.of(letters(8192), letters(300_000), letters(1));

        for (var trailers : Arrays.asList(null, Map.<String, String>of(), CRC)) {
            var body = open(with.chunked(put(), chunks, trailers, NOW));

            assertThat(body.length()).isEqualTo(308_193);
            assertThat(body.open().readAllBytes()).isEqualTo(letters(308_193));
            assertThat(body.trailers()).isEqualTo(trailers == null ? Map.of() : trailers);
        }
    }

    @Test
    void unsignedChunksComeOutAsTheyWere() throws IOException {
        var body = open(signer.unsignedTrailer(put(), List.of(letters(70_000), letters(5)), CRC, NOW));

        assertThat(body.open().readAllBytes()).isEqualTo(letters(70_005));
        assertThat(body.trailers()).isEqualTo(CRC);
    }

    @Test
    void anEmptyBodyHasOneEmptyChunk() throws IOException {
        assertThat(open(signer.chunked(put(), List.of(), null, NOW)).open().readAllBytes())
                .isEmpty();
        assertThat(open(signer.unsignedTrailer(put(), List.of(), CRC, NOW))
                        .open()
                        .readAllBytes())
                .isEmpty();
    }

    @Test
    void thePlainRequestIsWhatTheOperationSees() throws IOException {
        var request = put();
        request.headers().add("content-encoding", "gzip");
        var chunked = signer.chunked(request, List.of(letters(10)), null, NOW);
        chunked.headers().set("content-length", "999");

        var plain = authenticator.verify(chunked, s3(true), NOW).request();

        assertThat(plain.headers().get("content-length")).isEqualTo("10");
        assertThat(plain.headers().has("content-encoding")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noChangedByteOfASignedBodyGetsThrough(long seed) throws IOException {
        var random = new Random(seed);
        var original = signer.chunked(put(), List.of(letters(8192), letters(100)), CRC, NOW);
        var bytes = original.body().open().readAllBytes();

        for (int round = 0; round < 60; round++) {
            var tampered = bytes.clone();
            int place = random.nextInt(bytes.length);
            tampered[place] ^= (byte) (1 << random.nextInt(7));
            var body = open(original.withBody(ByteStream.of(tampered)));
            var decoded = new ByteArrayOutputStream();

            var message = "seed " + seed + " byte " + place;
            try {
                body.open().transferTo(decoded);
                // a bit of a line end, of the case of a name or of a blank may be lost without harm
                assertThat(decoded.toByteArray()).as(message).isEqualTo(letters(8292));
                assertThat(body.trailers()).as(message).isEqualTo(CRC);
            } catch (ApiException e) {
                assertThat(e.status()).as(message).isBetween(400, 499);
                assertThat(decoded.size()).as(message).isLessThan(8292);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aBodyCutShortIsNeverTakenForAWholeOne(long seed) throws IOException {
        var random = new Random(seed);
        for (var original : List.of(
                signer.chunked(put(), List.of(letters(8192), letters(100)), CRC, NOW),
                signer.unsignedTrailer(put(), List.of(letters(8192), letters(100)), CRC, NOW))) {
            var bytes = original.body().open().readAllBytes();
            for (int round = 0; round < 40; round++) {
                int length = random.nextInt(bytes.length - 4);
                var in = open(original.withBody(ByteStream.of(Arrays.copyOf(bytes, length))))
                        .open();

                assertThatThrownBy(() -> in.transferTo(new ByteArrayOutputStream()))
                        .as("seed " + seed + " length " + length)
                        .isInstanceOf(ApiException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'5\\r\\nhello\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\n\\r\\n',''",
        "'5\\r\\nhello\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\n',''",
        "'5\\nhello\\n0\\n\\nx-amz-checksum-crc32: AAAAAA==\\n',''",
        "'5;a=b\\r\\nhello\\r\\n0\\r\\nX-Amz-Checksum-Crc32:AAAAAA==\\r\\n\\r\\n',''",
        "'6\\r\\nhello!\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\n\\r\\n',IncompleteBody",
        "'4\\r\\nhell\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\n\\r\\n',IncompleteBody",
        "'5\\r\\nhello0\\r\\n\\r\\n',IncompleteBody",
        "'zz\\r\\nhello\\r\\n',IncompleteBody",
        "'-5\\r\\nhello\\r\\n0\\r\\n\\r\\n',IncompleteBody",
        "'ffffffffffffffffff\\r\\nhello',IncompleteBody",
        "'2\\r\\nhe\\r\\n3\\r\\nllo\\r\\n0\\r\\n\\r\\n',InvalidChunkSizeError",
        "'5\\r\\nhello\\r\\n0\\r\\n\\r\\n',MalformedTrailerError",
        "'5\\r\\nhello\\r\\n0\\r\\nx-amz-checksum-sha1:AAAAAA==\\r\\n\\r\\n',MalformedTrailerError",
        "'5\\r\\nhello\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\nx-amz-acl:public\\r\\n\\r\\n',MalformedTrailerError",
        "'5\\r\\nhello\\r\\n0\\r\\ngarbage\\r\\n\\r\\n',MalformedTrailerError"
    })
    void unsignedBodiesAreReadAsClientsWriteThemAndNoWorse(String wire, String code) throws IOException {
        var request = signer.unsignedTrailer(put(), List.of(ascii("hello")), CRC, NOW);
        var bytes = wire.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        var body = open(request.withBody(ByteStream.of(bytes)));

        if (code.isEmpty()) {
            assertThat(body.open().readAllBytes()).isEqualTo(ascii("hello"));
            assertThat(body.trailers()).isEqualTo(CRC);
        } else {
            assertThatThrownBy(() -> body.open().readAllBytes())
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            error -> assertThat(error.code()).isEqualTo(code));
            assertThatThrownBy(() -> body.open().read())
                    .as("once refused, always refused")
                    .isInstanceOf(ApiException.class);
        }
    }

    @Test
    void endlessLinesAndChunksAreCutOff() throws IOException {
        var request = signer.chunked(put(), List.of(letters(17 * 1024 * 1024)), null, NOW);
        assertThatThrownBy(() -> open(request).open().read())
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo("EntityTooLarge"));

        var line = signer.chunked(put(), List.of(ascii("x")), null, NOW).withBody(ByteStream.of(letters(10_000)));
        assertThatThrownBy(() -> open(line).open().read()).isInstanceOf(ApiException.class);
    }

    @Test
    void theLengthMustBeAnnounced() {
        for (var length : new String[] {"", "-1", "many", "9999999999999999999"}) {
            var request = put();
            request.headers().set("x-amz-decoded-content-length", length);
            var signed = signer.header(request, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", NOW);

            assertThatThrownBy(() -> authenticator.verify(signed, s3(true), NOW))
                    .isInstanceOfSatisfying(ApiException.class, error -> {
                        assertThat(error.code()).isEqualTo("MissingContentLength");
                        assertThat(error.status()).isEqualTo(411);
                    });
        }
    }

    @Test
    void chunksAreSignedAsTheirRequestIs() {
        var request = signer.header(put(), "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", NOW);

        assertThatThrownBy(() -> authenticator.verify(request, s3(true), NOW))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo("InvalidArgument"));
    }

    private ByteStream open(HttpRequest request) throws IOException {
        return authenticator.verify(request, s3(true), NOW).request().body();
    }

    private static HttpRequest put() {
        return request("PUT", "/photos/big", "Host", "localhost:4566");
    }
}
