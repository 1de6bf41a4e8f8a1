package io.unkai.wire.sigv4;

import static io.unkai.wire.sigv4.Requests.ascii;
import static io.unkai.wire.sigv4.Requests.request;
import static io.unkai.wire.sigv4.Requests.s3;
import static io.unkai.wire.sigv4.Requests.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureAuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String KEY = "AKIAEXAMPLE";
    private static final Expected S3 = s3(false);
    private static final Expected STS = service("sts", Protocol.AWS_QUERY);

    private final TestSigner signer = new TestSigner(KEY, "secret", "eu-west-1", "s3");
    private final TestSigner sts = new TestSigner(KEY, "secret", "us-east-1", "sts");
    private final SignatureAuthenticator authenticator =
            new SignatureAuthenticator(Requests.keys(Map.of(KEY, "secret")), new Hashing(1));

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void headersAndPresignedRequestsVerify(Algorithm algorithm) throws IOException {
        var with = algorithm == Algorithm.HMAC ? signer : signer.asymmetric();
        var put = with.header(object("PUT"), ascii("hello"), NOW);
        var get = with.presigned(object("GET"), Duration.ofHours(1), NOW);

        var found = authenticator.verify(put, S3, NOW);

        assertThat(found.principal()).isEqualTo(Requests.ROOT);
        assertThat(found.region()).isEqualTo("eu-west-1");
        assertThat(found.request().body().open().readAllBytes()).isEqualTo(ascii("hello"));
        assertThat(authenticator.verify(get, S3, NOW.plusSeconds(3_600)).accessKey())
                .isEqualTo(KEY);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void whateverIsChangedTheSignatureIsWrong(Algorithm algorithm) {
        var with = algorithm == Algorithm.HMAC ? signer : signer.asymmetric();
        var signed = with.header(object("PUT"), ascii("hello"), NOW);

        mismatch(new HttpRequest(
                "POST", signed.target(), signed.headers(), signed.body(), signed.remote(), signed.secure()));
        mismatch(signed.withTarget("/photos/other"));
        mismatch(signed.withTarget(signed.target() + "?acl"));
        mismatch(changed(with, "Host", "elsewhere"));
        mismatch(changed(with, "x-amz-date", AmzDate.format(NOW.plusSeconds(1))));
        mismatch(changed(with, "x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
    }

    private HttpRequest changed(TestSigner with, String header, String value) {
        var request = with.header(object("PUT"), ascii("hello"), NOW);
        request.headers().set(header, value);
        return request;
    }

    private void mismatch(HttpRequest request) {
        refused(() -> authenticator.verify(request, S3, NOW), "SignatureDoesNotMatch", 403);
    }

    @Test
    void s3SaysWhatShouldHaveBeenSigned() {
        var request = new TestSigner(KEY, "wrong", "eu-west-1", "s3").header(object("PUT"), ascii("hello"), NOW);

        var error = refused(() -> authenticator.verify(request, S3, NOW), "SignatureDoesNotMatch", 403);

        assertThat(error.details())
                .containsOnlyKeys(
                        "AWSAccessKeyId",
                        "StringToSign",
                        "SignatureProvided",
                        "StringToSignBytes",
                        "CanonicalRequest",
                        "CanonicalRequestBytes")
                .containsEntry("AWSAccessKeyId", KEY);
        assertThat(error.details().get("CanonicalRequest"))
                .startsWith("PUT\n/photos/a%20b\n\nhost:s3.localhost:4566\n");
        assertThat(error.details().get("StringToSignBytes")).startsWith("41 57 53 34 2d 48 4d 41 43");
    }

    @Test
    void anotherBodyIsRefusedBeforeUseOrBeforeItsLastBlock() throws IOException {
        var whole = signer.header(object("PUT"), ascii("hello"), NOW).withBody(ByteStream.of(ascii("jello")));
        var streamed = signer.header(object("PUT"), ascii("hello"), NOW).withBody(ByteStream.of(ascii("jello")));

        var error = refused(() -> authenticator.verify(whole, S3, NOW), "XAmzContentSHA256Mismatch", 400);
        var in = authenticator.verify(streamed, s3(true), NOW).request().body().open();

        assertThat(error.details())
                .containsEntry("ClientComputedContentSHA256", Hash.hex(ascii("hello")))
                .containsEntry("S3ComputedContentSHA256", Hash.hex(ascii("jello")));
        refused(in::read, "XAmzContentSHA256Mismatch", 400);
        refused(in::read, "XAmzContentSHA256Mismatch", 400);
    }

    @Test
    void unsignedBodiesMayBeAnything() throws IOException {
        var request = signer.header(object("PUT"), "UNSIGNED-PAYLOAD", NOW).withBody(ByteStream.of(ascii("any")));

        assertThat(authenticator
                        .verify(request, s3(true), NOW)
                        .request()
                        .body()
                        .open()
                        .readAllBytes())
                .isEqualTo(ascii("any"));
    }

    @Test
    void aPathIsTakenAsTheServerOrAsTheClientSpellsIt() throws IOException {
        for (var path : new String[] {"/photos/a(b)+c", "/photos/a%28b%29%2Bc", "/photos//x/../y/", "/photos/a%2Fb"}) {
            var request = signer.header(request("GET", path, "Host", "localhost"), ascii(""), NOW);

            assertThat(authenticator.verify(request, S3, NOW).accessKey())
                    .as(path)
                    .isEqualTo(KEY);
        }
    }

    @Test
    void clocksMayDifferByAQuarterOfAnHour() throws IOException {
        var request = signer.header(object("GET"), ascii(""), NOW);

        assertThat(authenticator.verify(request, S3, NOW.plusSeconds(900)).accessKey())
                .isEqualTo(KEY);
        assertThat(authenticator.verify(request, S3, NOW.minusSeconds(900)).accessKey())
                .isEqualTo(KEY);
        for (long seconds : new long[] {901, -901}) {
            var error = refused(
                    () -> authenticator.verify(request, S3, NOW.plusSeconds(seconds)), "RequestTimeTooSkewed", 403);
            assertThat(error.details())
                    .containsEntry("RequestTime", "20260304T050607Z")
                    .containsEntry("MaxAllowedSkewMilliseconds", "900000");
        }
    }

    @Test
    void otherServicesSayBySecondsHowFarClocksDiffer() {
        var request = sts.bare(request("POST", "/", "Host", "localhost"), ascii("Action=A"), NOW);

        assertThat(refused(
                                () -> authenticator.verify(request, STS, NOW.plusSeconds(1_000)),
                                "SignatureDoesNotMatch",
                                403)
                        .message())
                .isEqualTo(
                        "Signature expired: 20260304T050607Z is now earlier than 20260304T050747Z (20260304T052247Z - 15"
                                + " min.)");
        assertThat(refused(
                                () -> authenticator.verify(request, STS, NOW.minusSeconds(1_000)),
                                "SignatureDoesNotMatch",
                                403)
                        .message())
                .startsWith("Signature not yet current: 20260304T050607Z is still later than ");
    }

    @Test
    void presignedRequestsEndOnTime() {
        var request = signer.presigned(object("GET"), Duration.ofSeconds(60), NOW);

        var error = refused(() -> authenticator.verify(request, S3, NOW.plusSeconds(61)), "AccessDenied", 403);

        assertThat(error.message()).isEqualTo("Request has expired");
        assertThat(error.details())
                .containsEntry("X-Amz-Expires", "60")
                .containsEntry("Expires", "2026-03-04T05:07:07Z")
                .containsEntry("ServerTime", "2026-03-04T05:07:08Z");
        refused(() -> authenticator.verify(request, S3, NOW.minusSeconds(901)), "AccessDenied", 403);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=3600,X-Amz-Expires=0",
        "X-Amz-Expires=3600,X-Amz-Expires=604801",
        "X-Amz-Expires=3600,X-Amz-Expires=soon",
        "X-Amz-Expires=3600,X-Amz-Expires=-1",
        "X-Amz-Expires=3600&,",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256,X-Amz-Algorithm=AWS5",
        "X-Amz-Date=20260304T050607Z,X-Amz-Date=yesterday",
        "X-Amz-Date=20260304T050607Z,X-Amz-Date=20260303T235959Z",
        "%2Feu-west-1%2F,%2F",
        "%2Faws4_request,%2Faws5_request",
        "%2Fs3%2F,%2Fec2%2F"
    })
    void brokenPresignedParametersAreRefused(String part, String replacement) {
        var target = signer.presigned(object("GET"), Duration.ofHours(1), NOW).target();
        var request = object("GET").withTarget(target.replace(part, replacement == null ? "" : replacement));

        assertThat(request.target()).isNotEqualTo(target);
        refused(() -> authenticator.verify(request, S3, NOW), "AuthorizationQueryParametersError", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260304/eu-west-1/s3/aws4_request",
                "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/2026/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260303/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260304/eu-west-1/ec2/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260304/eu-west-1/s3/aws5_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260304/EU WEST/s3/aws4_request, SignedHeaders=host, Signature=0"
            })
    void malformedHeadersAreRefused(String authorization) {
        var request = object("GET", "x-amz-date", AmzDate.format(NOW), "Authorization", authorization);

        refused(() -> authenticator.verify(request, S3, NOW), "AuthorizationHeaderMalformed", 400);
    }

    @Test
    void otherBrokenSignaturesAreRefused() {
        var date = AmzDate.format(NOW);
        refused(() -> verify("Authorization", "AWS AKID:sig", "x-amz-date", date), "InvalidRequest", 400);
        refused(() -> verify("Authorization", "Basic abc", "x-amz-date", date), "InvalidArgument", 400);
        var signed = signer.header(object("GET"), ascii(""), NOW);
        var presigned = signer.presigned(object("GET"), Duration.ofHours(1), NOW);
        refused(() -> authenticator.verify(signed.withTarget(presigned.target()), S3, NOW), "InvalidArgument", 400);
        var undated = new TestSigner(KEY, "secret", "eu-west-1", "s3").header(object("GET"), ascii(""), NOW);
        undated.headers().set("x-amz-date", "never");
        refused(() -> authenticator.verify(undated, S3, NOW), "AccessDenied", 403);
        var hashless = signer.bare(object("GET"), ascii(""), NOW);
        refused(() -> authenticator.verify(hashless, S3, NOW), "InvalidRequest", 400);
        var odd = signer.header(object("GET"), "STREAMING-SOMETHING", NOW);
        refused(() -> authenticator.verify(odd, S3, NOW), "InvalidArgument", 400);
    }

    private Authenticated verify(String... headers) throws IOException {
        return authenticator.verify(object("GET", headers), S3, NOW);
    }

    @Test
    void headersThatMatterMustBeSigned() {
        var request = signer.header(object("PUT"), ascii(""), NOW);
        request.headers().add("x-amz-copy-source", "/secret/key");

        var error = refused(() -> authenticator.verify(request, S3, NOW), "AccessDenied", 403);

        assertThat(error.message()).isEqualTo("There were headers present in the request which were not signed");
        assertThat(error.details()).containsEntry("HeadersNotSigned", "x-amz-copy-source");
    }

    @Test
    void hostsThatNameARegionAreHeldToIt() throws IOException {
        var frankfurt = new Expected("s3", Protocol.REST_XML, false, "eu-central-1", false, false);
        var request = signer.header(object("GET"), ascii(""), NOW);
        var everywhere = new TestSigner(KEY, "secret", "us-east-1,eu-*", "s3").asymmetric();

        var error = refused(() -> authenticator.verify(request, frankfurt, NOW), "AuthorizationHeaderMalformed", 400);

        assertThat(error.message())
                .isEqualTo(
                        "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'eu-central-1'");
        assertThat(error.details()).containsEntry("Region", "eu-central-1");
        assertThat(authenticator
                        .verify(everywhere.header(object("GET"), ascii(""), NOW), frankfurt, NOW)
                        .region())
                .isEqualTo("eu-central-1");
    }

    @Test
    void theRegionsOfAnAsymmetricSignatureAreSignedEverywhere() {
        var request = sts.asymmetric().header(request("POST", "/", "Host", "localhost"), ascii(""), NOW);
        var authorization = String.valueOf(request.headers().get("Authorization"));
        request.headers().set("Authorization", authorization.replace(";x-amz-region-set", ""));

        assertThat(refused(() -> authenticator.verify(request, STS, NOW), "SignatureDoesNotMatch", 403)
                        .message())
                .isEqualTo("'x-amz-region-set' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @ParameterizedTest
    @CsvSource({
        "s3,REST_XML,false,InvalidAccessKeyId,403,SignatureDoesNotMatch,403",
        "sts,AWS_QUERY,false,InvalidClientTokenId,403,SignatureDoesNotMatch,403",
        "ec2,EC2_QUERY,false,AuthFailure,401,AuthFailure,401",
        "route53,REST_XML,false,InvalidClientTokenId,403,SignatureDoesNotMatch,403",
        "dynamodb,AWS_JSON_1_0,false,UnrecognizedClientException,400,InvalidSignatureException,400",
        "sqs,AWS_JSON_1_0,true,InvalidClientTokenId,403,SignatureDoesNotMatch,403",
        "lambda,REST_JSON_1,false,UnrecognizedClientException,403,InvalidSignatureException,403"
    })
    void eachFamilyRefusesInItsOwnWords(
            String name, Protocol protocol, boolean compatible, String unknown, int status, String wrong, int other) {
        var expected = new Expected(name, protocol, compatible, null, false, false);
        var stranger = new TestSigner("AKIANOBODY", "secret", "us-east-1", name);
        var liar = new TestSigner(KEY, "wrong", "us-east-1", name);

        refused(
                () -> authenticator.verify(stranger.header(object("POST"), ascii("x"), NOW), expected, NOW),
                unknown,
                status);
        refused(() -> authenticator.verify(liar.header(object("POST"), ascii("x"), NOW), expected, NOW), wrong, other);
    }

    @ParameterizedTest
    @CsvSource({
        "sts,AWS_QUERY,MissingAuthenticationToken,403,IncompleteSignature,400",
        "dynamodb,AWS_JSON_1_0,MissingAuthenticationTokenException,400,IncompleteSignatureException,400",
        "lambda,REST_JSON_1,MissingAuthenticationTokenException,403,IncompleteSignatureException,403"
    })
    void unsignedAndHalfSignedRequestsAreRefused(
            String name, Protocol protocol, String missing, int status, String half, int other) {
        var expected = service(name, protocol);

        refused(() -> authenticator.verify(object("POST"), expected, NOW), missing, status);
        for (var header :
                new String[] {"Bearer abc", "AWS4-HMAC-SHA256 Credential=x", "AWS4-HMAC-SHA512 Credential=x"}) {
            refused(() -> authenticator.verify(object("POST", "Authorization", header), expected, NOW), half, other);
        }
    }

    @Test
    void whatAHeaderHoldsIsNotRepeated() {
        var error = refused(
                () -> authenticator.verify(object("POST", "Authorization", "Basic c2VjcmV0"), STS, NOW),
                "IncompleteSignature",
                400);

        assertThat(error.message()).doesNotContain("c2VjcmV0");
    }

    @Test
    void unsignedRequestsAreNobodysWhereTheOperationAllows() throws IOException {
        var open = new Expected("sts", Protocol.AWS_QUERY, false, null, true, false);

        assertThat(authenticator.verify(object("GET"), S3, NOW).principal()).isEqualTo(new Principal.Anonymous());
        assertThat(authenticator
                        .verify(object("POST", "Authorization", "Bearer x"), open, NOW)
                        .principal())
                .isEqualTo(new Principal.Anonymous());
    }

    @ParameterizedTest
    @CsvSource({
        "s3,REST_XML,ExpiredToken,ExpiredToken,400",
        "s3,REST_XML,InvalidToken,InvalidToken,400",
        "sts,AWS_QUERY,ExpiredToken,ExpiredToken,403",
        "sts,AWS_QUERY,InvalidToken,InvalidClientTokenId,403",
        "dynamodb,AWS_JSON_1_0,ExpiredToken,ExpiredTokenException,400",
        "ec2,EC2_QUERY,ExpiredToken,RequestExpired,400"
    })
    void badTokensAreRefusedInTheWordsOfTheService(
            String name, Protocol protocol, String thrown, String code, int status) {
        var picky = new SignatureAuthenticator(
                (key, token, now) -> {
                    throw new ApiException(thrown, "token " + token);
                },
                new Hashing(1));
        var request =
                new TestSigner(KEY, "secret", "us-east-1", name).with("TOKEN").header(object("POST"), ascii(""), NOW);

        refused(() -> picky.verify(request, service(name, protocol), NOW), code, status);
    }

    @Test
    void tokensReachTheCredentials() throws IOException {
        var picky = new SignatureAuthenticator(
                (key, token, now) -> "TOKEN".equals(token) ? new Credential("secret", Requests.ROOT) : null,
                new Hashing(1));
        var with = signer.with("TOKEN");

        assertThat(picky.verify(with.header(object("GET"), ascii(""), NOW), S3, NOW)
                        .accessKey())
                .isEqualTo(KEY);
        assertThat(picky.verify(with.presigned(object("GET"), Duration.ofHours(1), NOW), S3, NOW)
                        .accessKey())
                .isEqualTo(KEY);
        refused(() -> picky.verify(signer.header(object("GET"), ascii(""), NOW), S3, NOW), "InvalidAccessKeyId", 403);
    }

    @Test
    void whatTheSignerSignsVerifies() throws IOException {
        var own = new Signer(KEY, "secret", null, "us-east-1", "sts");
        var request = own.sign(request("POST", "/a%20b/?x=1&x=0", "Host", "localhost"), ascii("Action=A"), NOW);

        assertThat(authenticator.verify(request, STS, NOW).principal()).isEqualTo(Requests.ROOT);
    }

    @Test
    void bodiesThatMustBeReadWholeAreLimited() {
        var endless = new ByteStream() {
            @Override
            public long length() {
                return Bodies.MAX_S3_BUFFERED + 1L;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("read");
            }
        };
        var request = signer.header(object("PUT"), Hash.EMPTY, NOW).withBody(endless);

        refused(() -> authenticator.verify(request, S3, NOW), "MaxMessageLengthExceeded", 400);
    }

    @Test
    void uploadFormsVerify() {
        var fields = signer.form("{\"expiration\": \"2030-01-01T00:00:00Z\"}", NOW);
        var form = FormFields.read(fields);

        assertThat(authenticator.verifyForm(object("POST"), form, S3, NOW).principal())
                .isEqualTo(Requests.ROOT);

        fields.put("policy", "e30=");
        refused(
                () -> authenticator.verifyForm(object("POST"), FormFields.read(fields), S3, NOW),
                "SignatureDoesNotMatch",
                403);
        fields.remove("policy");
        refused(() -> FormFields.read(fields), "InvalidArgument", 400);
        assertThat(authenticator
                        .verifyForm(object("POST"), FormFields.read(Map.of("key", "a")), S3, NOW)
                        .principal())
                .isEqualTo(new Principal.Anonymous());
    }

    private static HttpRequest object(String method, String... headers) {
        var request = request(method, "/photos/a%20b", headers);
        request.headers().add("Host", "s3.localhost:4566");
        return request;
    }

    private static ApiException refused(ThrowingCallable call, String code, int status) {
        var error = catchThrowableOfType(ApiException.class, call);
        assertThat(error).as(code).isNotNull();
        assertThat(error.code()).as(error.message()).isEqualTo(code);
        assertThat(error.status()).as(error.message()).isEqualTo(status);
        return error;
    }
}
