package io.unkai.wire.sigv4;

import static io.unkai.wire.sigv4.Requests.ascii;
import static io.unkai.wire.sigv4.Requests.letters;
import static io.unkai.wire.sigv4.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that AWS published with their signatures. */
class AwsExamplesTest {
    private static final String S3_KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SUITE_KEY = "AKIDEXAMPLE";
    private static final Instant S3_TIME = Instant.parse("2013-05-24T00:00:00Z");
    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final Map<String, String> SECRETS = Map.of(
            S3_KEY, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SUITE_KEY, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String BASIC = "host;x-amz-content-sha256;x-amz-date";

    private final SignatureAuthenticator authenticator =
            new SignatureAuthenticator(Requests.keys(SECRETS), new Hashing(1));

    static Stream<Arguments> suite() {
        return Stream.of(
                suite("get-vanilla", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                suite("get-slash", "//", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                suite(
                        "get-relative",
                        "/example/..",
                        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                suite("get-slash-dot-slash", "/./", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                suite(
                        "get-vanilla-query-order-key-case",
                        "/?Param2=value2&Param1=value1",
                        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
                suite(
                        "get-vanilla-empty-query-key",
                        "/?Param1=value1",
                        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
                suite(
                        "get-utf8",
                        "/\u00e1\u0088\u00b4",
                        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
                suite(
                        "get-space",
                        "/example space/",
                        "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
                suite(
                        "get-header-value-trim",
                        "/",
                        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                        "My-Header1",
                        " value1",
                        "My-Header2",
                        " \"a   b   c\""),
                suite(
                        "get-header-key-duplicate",
                        "/",
                        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
                        "My-Header1",
                        "value2",
                        "My-Header1",
                        "value2",
                        "My-Header1",
                        "value1"));
    }

    private static Arguments suite(String name, String target, String signature, String... headers) {
        return Arguments.of(name, target, signature, headers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suite")
    void theSignatureTestSuiteVerifies(String name, String target, String signature, String[] headers)
            throws IOException {
        var signed = Stream.of(headers)
                .filter(header -> header.startsWith("My-"))
                .map(header -> header.toLowerCase(Locale.ROOT))
                .distinct()
                .reduce("host", (names, header) -> names + ";" + header);
        var request = request("GET", target, headers);
        request.headers()
                .set("Host", "example.amazonaws.com")
                .set("X-Amz-Date", "20150830T123600Z")
                .set("Authorization", suiteAuthorization(signed + ";x-amz-date", signature));

        var found = authenticator.verify(request, Requests.service("service", Protocol.REST_JSON_1), SUITE_TIME);

        assertThat(found.principal()).as(name).isEqualTo(Requests.ROOT);
        assertThat(found.region()).isEqualTo("us-east-1");
    }

    @Test
    void aFormOfTheSuiteVerifiesAndStaysReadable() throws IOException {
        var request = request(
                "POST",
                "/",
                ascii("Param1=value1"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Host",
                "example.amazonaws.com",
                "X-Amz-Date",
                "20150830T123600Z",
                "Authorization",
                suiteAuthorization(
                        "content-type;host;x-amz-date",
                        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"));

        var found = authenticator.verify(request, Requests.service("service", Protocol.AWS_QUERY), SUITE_TIME);

        assertThat(found.request().body().open().readAllBytes()).isEqualTo(ascii("Param1=value1"));
    }

    @Test
    void getObjectVerifies() throws IOException {
        var request = s3("GET", "/test.txt", "Range", "bytes=0-9", "x-amz-content-sha256", Hash.EMPTY);
        sign(
                request,
                "host;range;x-amz-content-sha256;x-amz-date",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

        assertThat(verify(request, false).accessKey()).isEqualTo(S3_KEY);
    }

    @Test
    void putObjectVerifiesItsBodyWhileItIsRead() throws IOException {
        var body = ascii("Welcome to Amazon S3.");
        var request = s3(
                        "PUT",
                        "/test$file.text",
                        "Date",
                        "Fri, 24 May 2013 00:00:00 GMT",
                        "x-amz-storage-class",
                        "REDUCED_REDUNDANCY",
                        "x-amz-content-sha256",
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072")
                .withBody(ByteStream.of(body));
        sign(
                request,
                "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");

        assertThat(verify(request, true).request().body().open().readAllBytes()).isEqualTo(body);
    }

    @Test
    void subresourcesAndListsVerify() throws IOException {
        var lifecycle = s3("GET", "/?lifecycle", "x-amz-content-sha256", Hash.EMPTY);
        sign(lifecycle, BASIC, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        var list = s3("GET", "/?max-keys=2&prefix=J", "x-amz-content-sha256", Hash.EMPTY);
        sign(list, BASIC, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");

        assertThat(verify(lifecycle, false).principal()).isEqualTo(Requests.ROOT);
        assertThat(verify(list, false).principal()).isEqualTo(Requests.ROOT);
    }

    @Test
    void thePresignedExampleVerifiesForItsDay() throws IOException {
        var request = request(
                "GET",
                "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + S3_KEY
                        + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                        + "&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                "Host",
                HOST);

        var found = authenticator.verify(request, Requests.s3(false), S3_TIME.plusSeconds(86_400));

        assertThat(found.principal()).isEqualTo(Requests.ROOT);
    }

    @Test
    void theChunkedUploadVerifies() throws IOException {
        var request = chunked("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        request.headers().set("Content-Length", "66824");
        sign(
                request,
                "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;"
                        + "x-amz-storage-class",
                "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        var body = chunks(
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
                "");

        var decoded = verify(request.withBody(ByteStream.of(body)), true).request();

        assertThat(decoded.body().length()).isEqualTo(66_560);
        assertThat(decoded.body().open().readAllBytes()).isEqualTo(letters(66_560));
        assertThat(decoded.headers().has("Content-Encoding")).isFalse();
    }

    @Test
    void theChunkedUploadWithATrailerVerifies() throws IOException {
        var request = chunked("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        request.headers().set("x-amz-trailer", "x-amz-checksum-crc32c");
        sign(
                request,
                "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;"
                        + "x-amz-trailer",
                "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        var body = chunks(
                "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
                "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
                "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
                String.join(
                        "\r\n",
                        "x-amz-checksum-crc32c:sOO8/Q==",
                        "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435",
                        ""));

        var decoded =
                verify(request.withBody(ByteStream.of(body)), true).request().body();

        assertThat(decoded.open().readAllBytes()).isEqualTo(letters(66_560));
        assertThat(decoded.trailers()).isEqualTo(Map.of("x-amz-checksum-crc32c", "sOO8/Q=="));
    }

    private static HttpRequest chunked(String payload) {
        var request = s3(
                "PUT",
                "/examplebucket/chunkObject.txt",
                "x-amz-storage-class",
                "REDUCED_REDUNDANCY",
                "Content-Encoding",
                "aws-chunked",
                "x-amz-decoded-content-length",
                "66560",
                "x-amz-content-sha256",
                payload);
        request.headers().set("Host", "s3.amazonaws.com");
        return request;
    }

    private static byte[] chunks(String first, String second, String last, String trailer) {
        var body = new ByteArrayOutputStream();
        var sizes = List.of(65_536, 1_024, 0);
        var signatures = List.of(first, second, last);
        for (int i = 0; i < 3; i++) {
            body.writeBytes(
                    ascii(Integer.toHexString(sizes.get(i)) + ";chunk-signature=" + signatures.get(i) + "\r\n"));
            body.writeBytes(letters(sizes.get(i)));
            body.writeBytes(ascii(sizes.get(i) == 0 ? trailer + "\r\n" : "\r\n"));
        }
        return body.toByteArray();
    }

    private Authenticated verify(HttpRequest request, boolean streamed) throws IOException {
        return authenticator.verify(request, Requests.s3(streamed), S3_TIME);
    }

    private static HttpRequest s3(String method, String target, String... headers) {
        var request = request(method, target, headers);
        request.headers().set("Host", HOST).set("x-amz-date", "20130524T000000Z");
        return request;
    }

    private static void sign(HttpRequest request, String names, String signature) {
        request.headers()
                .set(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + S3_KEY + "/20130524/us-east-1/s3/aws4_request,SignedHeaders="
                                + names + ",Signature=" + signature);
    }

    private static String suiteAuthorization(String names, String signature) {
        return "AWS4-HMAC-SHA256 Credential=" + SUITE_KEY + "/20150830/us-east-1/service/aws4_request, SignedHeaders="
                + names + ", Signature=" + signature;
    }
}
