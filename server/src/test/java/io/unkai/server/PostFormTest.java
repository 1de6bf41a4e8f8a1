package io.unkai.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.run.FirstStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers' upload forms, sent over real sockets. */
class PostFormTest {
    @TempDir
    static Path folder;

    private static TestCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        cloud = TestCloud.start(folder);
        assertThat(cloud.call("s3", "PUT", "/forms", "").status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static FormFields form(String key) {
        return new FormFields(cloud.now()).condition("{\"bucket\": \"forms\"}").with("key", key);
    }

    private static TestCloud.Answer send(String path, byte[] body, String type) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost:"
                + cloud.address().getPort() + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        return cloud.raw(request.toByteArray());
    }

    private static TestCloud.Answer post(FormFields form, String file) throws IOException {
        return post(form, "my file.txt", file.getBytes(UTF_8));
    }

    private static TestCloud.Answer post(FormFields form, String name, byte[] file) throws IOException {
        return send("/forms", form.body(name, file), "multipart/form-data; boundary=" + FormFields.BOUNDARY);
    }

    private static void refused(FormFields form, int status, String code, String message) throws IOException {
        var answer = post(form, "content");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.element("Code")).isEqualTo(code);
        assertThat(answer.element("Message")).contains(message);
    }

    @Test
    void storesWhatAFormSends() throws Exception {
        var form = form("photos/${filename}")
                .with("Content-Type", "text/plain")
                .with("x-amz-meta-who", "günther")
                .with("tagging", "<Tagging><TagSet><Tag><Key>a b</Key><Value>c&amp;d</Value></Tag></TagSet></Tagging>")
                .free("x-ignore-me", "whatever");
        // The policy is held against the name as it will be.
        var named = new FormFields(cloud.now())
                .condition("[\"starts-with\", \"$key\", \"photos/\"]")
                .condition("{\"bucket\": \"forms\"}")
                .free("key", "photos/${filename}")
                .with("Content-Type", "text/plain")
                .with("x-amz-meta-who", "günther")
                .with("tagging", "<Tagging><TagSet><Tag><Key>a b</Key><Value>c&amp;d</Value></Tag></TagSet></Tagging>")
                .free("x-ignore-me", "whatever")
                .condition("[\"content-length-range\", 1, 100]")
                .signed(cloud.key());
        var answer = post(named, "C:\\pictures\\sea of clouds.txt", "hello\r\n--not".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.head())
                .contains("/forms/photos/sea%20of%20clouds.txt")
                .containsIgnoringCase("etag: \"");
        var got = cloud.call("s3", "GET", "/forms/photos/sea%20of%20clouds.txt", "");
        assertThat(got.body()).isEqualTo("hello\r\n--not");
        assertThat(got.head().toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: text/plain", "x-amz-tagging-count: 1");
        assertThat(new String(got.head().getBytes(ISO_8859_1), UTF_8)).contains("günther");
        refused(form.signed(cloud.key()), 403, "AccessDenied", "Policy Condition failed");
    }

    @Test
    void answersAsTheFormWants() throws Exception {
        var created = post(form("one").with("success_action_status", "201").signed(cloud.key()), "x");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.element("Bucket")).isEqualTo("forms");
        assertThat(created.element("Key")).isEqualTo("one");
        assertThat(created.element("ETag")).isEqualTo("\"9dd4e461268c8034f5c8564e155c67a6\"");
        assertThat(created.element("Location")).endsWith("/forms/one");
        var redirected = post(
                form("a&b")
                        .with("success_action_redirect", "https://example.org/ok?x=1")
                        .signed(cloud.key()),
                "x");
        assertThat(redirected.status()).isEqualTo(303);
        assertThat(redirected.head())
                .contains(
                        "https://example.org/ok?x=1&bucket=forms&key=a%26b&etag=%229dd4e461268c8034f5c8564e155c67a6%22");
        var nowhere = post(
                form("two")
                        .with("success_action_redirect", "javascript:alert(1)")
                        .signed(cloud.key()),
                "x");
        assertThat(nowhere.status()).isEqualTo(204);
        assertThat(nowhere.head()).doesNotContain("javascript");
    }

    @Test
    void streamsFilesLargerThanAnyBuffer() throws Exception {
        var file = new byte[3_000_017];
        new Random(7).nextBytes(file);
        // Nearly the end of the file, over and over: what looks like a boundary must not end it.
        var trap = ("\r\n--" + FormFields.BOUNDARY.substring(0, 20)).getBytes(UTF_8);
        for (int at = 1_000; at + trap.length < file.length; at += 65_521) {
            System.arraycopy(trap, 0, file, at, trap.length);
        }
        assertThat(post(form("large").signed(cloud.key()), "f", file).status()).isEqualTo(204);
        var got = cloud.call("s3", "GET", "/forms/large", "");
        assertThat(got.body().getBytes(ISO_8859_1)).isEqualTo(file);
        assertThat(post(form("empty").signed(cloud.key()), "").status()).isEqualTo(204);
        assertThat(cloud.call("s3", "GET", "/forms/empty", "").body()).isEmpty();
    }

    @Test
    void holdsFormsToTheirPolicy() throws Exception {
        var key = cloud.key();
        refused(
                form("k").free("x-amz-meta-a", "b").signed(key),
                403,
                "AccessDenied",
                "Extra input fields: x-amz-meta-a");
        refused(form("k").signed(key, cloud.now().minusSeconds(1).toString()), 403, "AccessDenied", "Policy expired.");
        refused(form("k").signed(key, "tomorrow"), 400, "InvalidPolicyDocument", "'expiration'");
        refused(
                form("k").condition("[\"eq\", \"$bUcKeT\", \"other\"]").signed(key),
                403,
                "AccessDenied",
                "Policy Condition failed: [\"eq\", \"$bucket\", \"other\"]");
        refused(
                form("k")
                        .condition("[\"starts-with\", \"$x-amz-meta-foo\", \"bar\"]")
                        .signed(key),
                403,
                "AccessDenied",
                "Policy Condition failed");
        refused(form("k").condition("[\"content-length-range\", 8, 10]").signed(key), 400, "EntityTooSmall", "minimum");
        refused(form("k").condition("[\"content-length-range\", 0, 6]").signed(key), 400, "EntityTooLarge", "maximum");
        for (var condition : new String[] {
            "{}", "[\"content-length-range\", 0]", "[\"content-length-range\", -1, 0]", "[\"is\", \"$key\", \"k\"]", "7"
        }) {
            refused(form("k").condition(condition).signed(key), 400, "InvalidPolicyDocument", "Invalid Policy");
        }
        for (var policy :
                new String[] {"{", "{}", "[]", "{\"expiration\":\"2999-01-01T00:00:00Z\"}", "[".repeat(9_000)}) {
            refused(form("k").policy(key, policy), 400, "InvalidPolicyDocument", "Invalid Policy");
        }
        assertThat(cloud.call("s3", "HEAD", "/forms/k", "").status()).isEqualTo(404);
    }

    @Test
    void refusesWhoMayNot() throws Exception {
        var key = cloud.key();
        refused(form("k"), 403, "AccessDenied", "");
        refused(
                form("k").signed(key).free("x-amz-signature", "0".repeat(64)),
                403,
                "SignatureDoesNotMatch",
                "signature");
        refused(form("k").signed(key).free("x-amz-signature", ""), 400, "InvalidArgument", "X-Amz-Signature");
        var nobody = new FirstStart("000000000000", "AKIANOBODY", key.secretAccessKey());
        refused(form("k").signed(nobody), 403, "InvalidAccessKeyId", "does not exist");
    }

    @Test
    void refusesWhatIsNoForm() throws Exception {
        var type = "multipart/form-data; boundary=b";
        var text = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n";
        var file = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
        var bodies = new String[][] {
            {"", "MalformedPOSTRequest"},
            {"--b", "MalformedPOSTRequest"},
            {"--b--", "InvalidArgument"},
            {text, "MalformedPOSTRequest"},
            {text + "--b--", "InvalidArgument"},
            {file + "x\r\n--b--", "InvalidArgument"},
            {"--b\r\n\r\nx\r\n--b--", "MalformedPOSTRequest"},
            {"--b\r\nContent-Disposition: form-data; name=\"key\r\n\r\nx\r\n--b--", "MalformedPOSTRequest"},
            {
                "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + "x".repeat(30_000),
                "MaxPostPreDataLengthExceededError"
            },
            {"--b\r\n" + "x: y\r\n".repeat(30_000), "MaxPostPreDataLengthExceededError"},
            {"x".repeat(200_000), "MaxPostPreDataLengthExceededError"},
        };
        for (var body : bodies) {
            var answer = send("/forms", body[0].getBytes(UTF_8), type);
            assertThat(answer.element("Code")).as("%.100s", body[0]).isEqualTo(body[1]);
            assertThat(answer.status()).isEqualTo(400);
        }
        assertThat(send("/forms", new byte[0], "multipart/form-data").element("Code"))
                .isEqualTo("MalformedPOSTRequest");
        assertThat(send("/forms", new byte[0], "text/plain").status()).isEqualTo(412);
        var signed = form("cut").signed(cloud.key()).body("f", new byte[100_000]);
        var cut = java.util.Arrays.copyOf(signed, signed.length - 200);
        var answer = send("/forms", cut, "multipart/form-data; boundary=" + FormFields.BOUNDARY);
        assertThat(answer.element("Code")).isEqualTo("MalformedPOSTRequest");
        assertThat(cloud.call("s3", "HEAD", "/forms/cut", "").status()).isEqualTo(404);
    }

    @Test
    void refusesNamesThatNoHeaderCanHave() throws GeneralSecurityException, IOException {
        refused(form("k").with("x-amz-meta-a b", "x").signed(cloud.key()), 400, "InvalidArgument", "name");
        refused(form("k").with("x-amz-storage-class", "GLACIER").signed(cloud.key()), 501, "NotImplemented", "storage");
        refused(form("k").with("tagging", "<Tagging>").signed(cloud.key()), 400, "MalformedXML", "");
        refused(form("k".repeat(1_025)).signed(cloud.key()), 400, "KeyTooLongError", "");
    }
}
