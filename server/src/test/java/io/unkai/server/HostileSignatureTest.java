package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that are wrong, missing, unreadable or out of their time. */
class HostileSignatureTest extends HostileCloud {
    private TestCloud.Answer tampered(byte[] request, String from, String to) throws IOException {
        var text = new String(request, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return cloud.raw(bytes(text.replace(from, to)));
    }

    @Test
    void aWrongSecretIsExplainedToS3Clients() throws IOException {
        var signer = TestCloud.signer(cloud.key().accessKeyId(), "wrong", null, "s3");
        var answer = cloud.call(signer, "GET", "/bucket", "");
        assertError(answer, 403, "SignatureDoesNotMatch");
        assertThat(answer.element("AWSAccessKeyId")).isEqualTo(cloud.key().accessKeyId());
        assertThat(answer.element("StringToSign")).startsWith("AWS4-HMAC-SHA256");
        assertThat(answer.element("CanonicalRequest")).startsWith("GET\n/bucket\n");
        assertThat(answer.body()).doesNotContain(cloud.key().secretAccessKey());
    }

    @Test
    void anUnknownKeyIsNamed() throws IOException {
        var s3 = TestCloud.signer("AKIAIOSFODNN7EXAMPLE", "wrong", null, "s3");
        assertError(cloud.call(s3, "GET", "/bucket", ""), 403, "InvalidAccessKeyId");
        var sts = TestCloud.signer("AKIAIOSFODNN7EXAMPLE", "wrong", null, "sts");
        assertError(cloud.call(sts, "POST", "/", WHO, FORM), 403, "InvalidClientTokenId");
        var json = TestCloud.signer("AKIAIOSFODNN7EXAMPLE", "wrong", null, "dynamodb");
        var answer = cloud.call(
                json,
                "POST",
                "/",
                "{}",
                "X-Amz-Target",
                "DynamoDB_20120810.ListTables",
                "Content-Type",
                "application/x-amz-json-1.0");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("UnrecognizedClientException");
    }

    @Test
    void nothingSignedCanBeChanged() throws IOException {
        var get = cloud.signed("s3", "GET", "/bucket/key", new byte[0]);
        assertError(tampered(get, "/bucket/key", "/bucket/kez"), 403, "SignatureDoesNotMatch");
        assertError(tampered(get, "GET ", "DELETE "), 403, "SignatureDoesNotMatch");
        assertError(tampered(get, "/bucket/key HTTP", "/bucket/key?acl= HTTP"), 403, "SignatureDoesNotMatch");
        var put = cloud.signed("s3", "PUT", "/bucket/key", bytes("hello"));
        assertError(tampered(put, "\r\n\r\nhello", "\r\n\r\nhellp"), 400, "XAmzContentSHA256Mismatch");
        assertError(tampered(put, "X-Amz-Date", "x-amz-acl: public-read\r\nX-Amz-Date"), 403, "AccessDenied");
        assertError(cloud.call("s3", "GET", "/bucket/key", ""), 404, "NoSuchKey");
        var form = cloud.signed("sts", "POST", "/", bytes(WHO), FORM);
        assertError(tampered(form, "=2011-06-15", "=2011-06-16"), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 ",
                "AWS4-HMAC-SHA256 Credential=",
                "AWS4-HMAC-SHA256 ,,,=,=,=",
                "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=x",
                "AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=a/99999999/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/sts/aws4_request, SignedHeaders=;;;, Signature=\u00e9",
                "AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/no-such/aws4_request, SignedHeaders=host, Signature=1",
                "AWS4-HMAC-SHA256 Credential=////, SignedHeaders=host, Signature=1",
                "AWS4-ECDSA-P256-SHA256 Credential=a/20261122/s3/aws4_request, SignedHeaders=host, Signature=3045",
                "AWS AKID:c2lnbmF0dXJl",
                "AWS4-HMAC-SHA512 Credential=a/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=1",
                "Basic dXNlcjpwYXNz",
                "Bearer \u00ff\u00fe",
                "Digest"
            })
    void unreadableAuthorizationIsRefused(String value) throws IOException {
        for (var head : new String[] {"GET /bucket", "GET /", "POST /"}) {
            var answer = cloud.raw(bytes(head + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + value + "\r\nX-Amz-Date: 20261122T000000Z\r\nContent-Length: 0\r\n\r\n"));
            if (value.contains("no-such")) {
                assertThat(answer.status()).isEqualTo(501);
            } else {
                assertRefused(answer, head + " " + value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                "X-Amz-Signature=00",
                "X-Amz-Algorithm=%ff&X-Amz-Credential=%00&X-Amz-Date=%ff&X-Amz-SignedHeaders=%3b&X-Amz-Signature=%&X-Amz-Expires=1",
                "X-Amz-Date=99999999T999999Z&X-Amz-Expires=60",
                "X-Amz-Date=20260230T000000Z&X-Amz-Expires=60",
                "X-Amz-Date=99991231T235959Z&X-Amz-Expires=60",
                "X-Amz-Date=00000101T000000Z&X-Amz-Expires=60",
                "X-Amz-Date=20261122T000000Z&X-Amz-Expires=-1",
                "X-Amz-Date=20261122T000000Z&X-Amz-Expires=99999999999999999999",
                "X-Amz-Date=20261122T000000Z&X-Amz-Expires=604801",
                "X-Amz-Date=20261122T000000Z&X-Amz-Expires=60&X-Amz-Expires=60&X-Amz-Content-Sha256=x"
            })
    void unreadablePresignedRequestsAreRefused(String query) throws IOException {
        var rest = query.startsWith("X-Amz-Date")
                ? "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Signature=00&X-Amz-Credential="
                        + cloud.key().accessKeyId() + "/" + query.substring(11, 19) + "/us-east-1/s3/aws4_request"
                : "";
        assertRefused(cloud.unsigned("GET", "/bucket/key?" + query + rest, ""), query);
    }

    @Test
    void aClockThatJumpsRefusesAndRecovers() throws IOException {
        var clock = cloud.server().machine().clock();
        var before = cloud.now();
        for (var jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(4_000)}) {
            clock.move(jump);
            assertError(
                    cloud.raw(cloud.signed(before, "s3", "GET", "/bucket", new byte[0])), 403, "RequestTimeTooSkewed");
            assertError(
                    cloud.raw(cloud.signed(before, "sts", "POST", "/", bytes(WHO), FORM)),
                    403,
                    "SignatureDoesNotMatch");
            assertThat(cloud.call("s3", "PUT", "/bucket/moved", "x").status()).isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/bucket/moved", "").body()).isEqualTo("x");
        }
        clock.move(Duration.ZERO);
        assertThat(cloud.raw(cloud.signed(before, "s3", "GET", "/bucket/moved", new byte[0]))
                        .body())
                .isEqualTo("x");
        assertThat(cloud.call("s3", "DELETE", "/bucket/moved", "").status()).isEqualTo(204);
    }

    @Test
    void aBadSignatureIsRefusedBeforeTheBodyIsSent() throws IOException {
        var request = bytes("PUT /bucket/key HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Length: 1000000000\r\nX-Amz-Date: 20261122T000000Z\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\n"
                + "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00\r\n\r\n");
        assertThat(cloud.raw(request).status()).isEqualTo(403);
    }
}
