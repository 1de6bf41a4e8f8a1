package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of odd methods, targets, hosts and headers, and many at once for one name. */
class HostileRequestTest extends HostileCloud {
    private TestCloud.Answer send(String head) throws IOException {
        return cloud.raw(bytes(head + "\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PROPFIND", "BREW", "get", "OPTIONS", "X", "CONNECT", "TRACE", "PRI"})
    void oddMethodsAreRefused(String method) throws IOException {
        for (var target : new String[] {"/", "/bucket", "/bucket/key"}) {
            assertRefused(send(method + " " + target + " HTTP/1.1\r\nHost: localhost"), method);
            assertRefused(cloud.call("s3", method, target, ""), method + " signed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, 400",
        "http://localhost/bucket, 403",
        "http://other.example/bucket, 403",
        "http://localhost/../../etc/passwd, 403",
        "file:///etc/passwd, 400",
        "localhost:80, 400",
        "../../etc/passwd, 400",
        "/../../etc/passwd, 403",
        "/%2e%2e/%2e%2e/etc/passwd, 403",
        "/_unkai/../bucket, 403",
        "/_unkai/%2e%2e/metrics, 403",
        "/?%ff=%fe, 400",
        "/bucket?%, 400",
        "/bucket?list-type=2&max-keys=%ff, 400",
        "/bucket?uploads&delete&policy&acl, 403",
    })
    void oddTargetsAreRefused(String target, int status) throws IOException {
        assertThat(send("GET " + target + " HTTP/1.1\r\nHost: localhost").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list-type=2&max-keys=-1",
                "list-type=2&max-keys=99999999999",
                "list-type=2&max-keys=abc",
                "list-type=2&max-keys=%ff",
                "list-type=2&continuation-token=abc",
                "list-type=2&continuation-token=%00",
                "list-type=2&continuation-token=%ff",
                "list-type=2&encoding-type=xml",
                "uploads&max-uploads=-5",
                "list-type=2&prefix=%ff%fe",
                "list-type=2&delimiter=%ed%a0%80",
                "versions&max-keys=1e9"
            })
    void oddQueriesAreRefused(String query) throws IOException {
        assertRefused(cloud.call("s3", "GET", "/bucket?" + query, ""), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: ..s3.localhost",
                "Host: .localhost",
                "Host: -.s3.us-east-1.localhost",
                "Host: a_b*.s3.localhost",
                "Host: [::1",
                "Host: \u00ff\u00fe.s3.localhost",
                "Host: s3.localhost:99999999",
                "Host:",
                "X: y"
            })
    void oddHostsAreRefused(String host) throws IOException {
        assertRefused(send("GET /bucket/key HTTP/1.1\r\n" + host), host);
    }

    @Test
    void unknownAndAmbiguousServicesAreRefused() throws IOException {
        assertThat(cloud.call("no-such-service", "GET", "/", "").status()).isEqualTo(501);
        assertThat(cloud.call("../s3", "GET", "/", "").status()).isBetween(400, 501);
        assertRefused(
                cloud.call("sts", "POST", "/", "Action=Nothing&Version=1999-01-01", FORM),
                "unknown action and version");
        assertRefused(
                cloud.unsigned("POST", "/", "Action=DescribeEvents&Version=1999-01-01", FORM), "ambiguous action");
        assertRefused(
                cloud.call("dynamodb", "POST", "/", "{}", "X-Amz-Target", "Nobody.Nothing", "Content-Type", "text/x"),
                "unknown target");
        assertRefused(cloud.call("dynamodb", "POST", "/", "{}", "X-Amz-Target", "."), "empty target");
        assertRefused(cloud.call("dynamodb", "POST", "/", "{}", "X-Amz-Target", "\u00ff.\u00fe"), "no text");
        assertRefused(cloud.call("lambda", "GET", "/%ff/%00", ""), "unknown path");
    }

    @Test
    void longHeadersAreRefused() throws IOException {
        var get = "GET /bucket HTTP/1.1\r\nHost: localhost\r\n";
        assertThat(send(get + "X-Long: " + "a".repeat(20_000)).status()).isEqualTo(431);
        assertThat(send(get + "Authorization: AWS4-HMAC-SHA256 " + "a".repeat(20_000))
                        .status())
                .isEqualTo(431);
        assertThat(send(get + "X: y\r\n".repeat(5_000) + "Z: z").status()).isEqualTo(431);
        assertThat(send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost")
                        .status())
                .isEqualTo(414);
        assertRefused(send(get + "Authorization: AWS4-HMAC-SHA256 SignedHeaders=" + ";".repeat(10_000)), "many names");
        assertRefused(send(get + "Authorization: AWS4-HMAC-SHA256 " + ",".repeat(10_000)), "many parts");
    }

    @ParameterizedTest
    @CsvSource({
        "Range, bytes=99-1, 200",
        "Range, bytes=-0, 416",
        "Range, bytes=99999999999999999999-, 200",
        "Range, bytes=5-, 416",
        "Range, 'bytes=0-0,2-2', 200",
        "Range, \u00ff, 200",
        "If-Match, \u00ff, 412",
        "If-Modified-Since, never, 200",
        "If-Unmodified-Since, 'Thu, 99 Nov 99999 99:99:99 GMT', 200",
        "x-amz-expected-bucket-owner, nobody, 403",
        "x-amz-checksum-mode, \u00ff, 200",
    })
    void oddHeadersOfReadsAreIgnoredOrRefused(String name, String value, int status) throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/read", "hello").status()).isEqualTo(200);
        var answer = cloud.call("s3", "GET", "/bucket/read", "", name, value);
        assertThat(answer.status() == status || answer.status() == 400)
                .as(answer.head() + answer.body())
                .isTrue();
        assertThat(cloud.call("s3", "DELETE", "/bucket/read", "").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-meta-\u00e9, x",
        "x-amz-meta-, x",
        "x-amz-meta-a, \u00ff\u0080",
        "x-amz-tagging, %ff=%fe",
        "x-amz-tagging, a=b&a=c",
        "Expires, never",
        "Content-Type, \u00ff",
        "x-amz-storage-class, NO_SUCH",
        "x-amz-acl, no-such",
        "x-amz-object-lock-mode, NONE",
        "x-amz-server-side-encryption, rot13",
        "If-None-Match, abc",
    })
    void oddHeadersOfWritesDoNoHarm(String name, String value) throws IOException {
        var put = cloud.call("s3", "PUT", "/bucket/odd", "hello", name, value);
        assertThat(put.status() == 501 || put.status() < 500)
                .as(put.head() + put.body())
                .isTrue();
        if (put.status() == 200) {
            assertThat(cloud.call("s3", "GET", "/bucket/odd", "").body()).isEqualTo("hello");
            assertThat(cloud.call("s3", "HEAD", "/bucket/odd", "").status()).isEqualTo(200);
        }
        assertThat(cloud.call("s3", "DELETE", "/bucket/odd", "").status()).isEqualTo(204);
    }

    @Test
    void manyCreateAndDeleteOneBucket() throws Exception {
        List<Callable<TestCloud.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var method = i % 2 == 0 ? "PUT" : "DELETE";
            calls.add(() -> cloud.call("s3", method, "/contested", ""));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(calls)) {
                assertRaced(answer);
            }
        }
        assertThat(cloud.call("s3", "DELETE", "/contested", "").status()).isIn(204, 404);
        assertError(cloud.call("s3", "GET", "/contested", ""), 404, "NoSuchBucket");
        assertThat(cloud.call("s3", "GET", "/", "").body()).doesNotContain("contested");
    }

    /** Created (again), deleted, or not there to delete; or asked to try again. */
    private static void assertRaced(Future<TestCloud.Answer> running) throws InterruptedException, ExecutionException {
        var answer = running.get();
        if (answer.status() >= 300) {
            assertThat(answer.element("Code")).isIn("NoSuchBucket", "ServiceUnavailable", "OperationAborted");
        }
        assertThat(answer.status()).isIn(200, 204, 404, 409, 503);
    }
}
