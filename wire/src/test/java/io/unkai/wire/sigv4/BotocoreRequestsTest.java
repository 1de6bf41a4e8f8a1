package io.unkai.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that botocore 1.43 signed, the library under boto3 and the AWS CLI: one a line, with service, method, target, body in
 * hexadecimal, and headers.
 */
class BotocoreRequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final SignatureAuthenticator authenticator =
            new SignatureAuthenticator(Requests.keys(Map.of("AKIAEXAMPLE", "secret")), new Hashing(1));

    static Stream<String> lines() {
        try (var in = BotocoreRequestsTest.class.getResourceAsStream("/sigv4/botocore-requests.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theyVerify(String line) throws IOException {
        var parts = line.split("\t", -1);
        HttpRequest request = Requests.request(parts[1], parts[2], Arrays.copyOfRange(parts, 4, parts.length))
                .withBody(ByteStream.of(HexFormat.of().parseHex(parts[3])));
        var expected = parts[0].equals("s3") ? Requests.s3(false) : Requests.service(parts[0], Protocol.REST_JSON_1);

        assertThat(authenticator.verify(request, expected, NOW).principal()).isEqualTo(Requests.ROOT);
    }
}
