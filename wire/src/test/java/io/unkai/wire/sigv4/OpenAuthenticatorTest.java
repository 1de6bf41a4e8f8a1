package io.unkai.wire.sigv4;

import static io.unkai.wire.sigv4.Requests.ascii;
import static io.unkai.wire.sigv4.Requests.request;
import static io.unkai.wire.sigv4.Requests.s3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final OpenAuthenticator authenticator = new OpenAuthenticator("000000000000", new Hashing(1));

    @Test
    void everybodyIsRoot() throws IOException {
        var anyKey = new TestSigner("test", "test", "eu-west-1", "s3");
        var account = new TestSigner("111122223333", "test", "eu-west-1", "s3");
        var later = NOW.plus(Duration.ofDays(400));

        assertThat(root(anyKey.header(get(), ascii(""), NOW))).isEqualTo("000000000000");
        assertThat(root(account.header(get(), ascii(""), NOW))).isEqualTo("111122223333");
        assertThat(root(account.presigned(get(), Duration.ofSeconds(1), NOW))).isEqualTo("111122223333");
        assertThat(root(get())).isEqualTo("000000000000");
        assertThat(root(request("GET", "/", "Authorization", "nonsense"))).isEqualTo("000000000000");
        assertThat(authenticator
                        .verify(anyKey.header(get(), ascii(""), NOW), s3(false), later)
                        .region())
                .isEqualTo("eu-west-1");
    }

    private String root(HttpRequest request) throws IOException {
        return ((Principal.Root) authenticator.verify(request, s3(false), NOW).principal()).account();
    }

    @Test
    void chunksAreDecodedWhoeverSignedThem() throws IOException {
        var signer = new TestSigner("test", "test", "eu-west-1", "s3");
        var trailers = Map.of("x-amz-checksum-crc32", "AAAAAA==");

        for (var request : List.of(
                signer.chunked(get(), List.of(ascii("hello")), null, NOW),
                signer.chunked(get(), List.of(ascii("hello")), trailers, NOW),
                signer.asymmetric().chunked(get(), List.of(ascii("hello")), trailers, NOW),
                signer.unsignedTrailer(get(), List.of(ascii("hello")), trailers, NOW))) {
            var body = authenticator.verify(request, s3(true), NOW).request().body();

            assertThat(body.open().readAllBytes()).isEqualTo(ascii("hello"));
        }
    }

    @Test
    void formsAreRootsToo() {
        var form = FormFields.read(new TestSigner("111122223333", "x", "eu-west-1", "s3").form("{}", NOW));

        assertThat(authenticator.verifyForm(get(), form, s3(false), NOW).principal())
                .isEqualTo(new Principal.Root("111122223333"));
    }

    @Test
    void hashesCountAllTheSame() {
        var request = new TestSigner("test", "test", "eu-west-1", "s3")
                .header(get(), ascii("hello"), NOW)
                .withBody(ByteStream.of(ascii("jello")));

        assertThatThrownBy(() -> authenticator.verify(request, s3(false), NOW))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo("XAmzContentSHA256Mismatch"));
    }

    @Test
    void otherServicesNeedNoSignatureEither() throws IOException {
        var expected = Requests.service("sts", Protocol.AWS_QUERY);

        assertThat(authenticator.verify(get(), expected, NOW).principal())
                .isEqualTo(new Principal.Root("000000000000"));
    }

    private static HttpRequest get() {
        return request("GET", "/photos/a", "Host", "localhost:4566");
    }
}
