package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and bucket names that try to be paths, end texts early or break encodings. */
class HostileNameTest extends HostileCloud {
    /** Everything beside the folders that the server may write to. */
    private Set<String> outside() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            files.map(folder::relativize)
                    .filter(path -> !path.startsWith("data/objects") && !path.startsWith("data/store"))
                    .map(Path::toString)
                    .forEach(names::add);
        }
        return names;
    }

    /** Names of bodies hold nothing that a caller chose. */
    private void assertOnlyPlainNames() throws IOException {
        try (var files = Files.walk(folder.resolve("data/objects"))) {
            assertThat(files.map(path -> String.valueOf(path.getFileName())))
                    .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".",
                "./",
                "../",
                "a/../b",
                "a//b",
                "//",
                "/etc/passwd",
                "%2e%2e%2fetc%2fpasswd",
                "%2E%2E/%2E%2E/etc/passwd",
                "..%5c..%5cwindows",
                "%252e%252e%252f",
                "a%00b",
                "%00",
                "a%0d%0ab",
                "%7f%01%1b",
                "%F0%9F%98%80",
                "a+b%20c%2Bd",
                "%ef%bf%be",
                "%ed%9f%bf",
                "]]%3E%3C!--",
                "%26lt;%3Cb%3E",
                "~%60!@$^*()_-+=",
                "con",
                "*%3F%22|:"
            })
    void keysComeBackExactly(String raw) throws IOException {
        var before = outside();
        var body = "body of " + raw + "x".repeat(40_000);
        var target = "/bucket/" + raw;
        assertThat(cloud.call("s3", "PUT", target, body).status()).as(raw).isEqualTo(200);
        assertThat(cloud.call("s3", "GET", target, "").body()).isEqualTo(body);
        var listed = cloud.call("s3", "GET", "/bucket?encoding-type=url&list-type=2", "");
        assertThat(decoded(listed.element("Key"))).isEqualTo(decoded(raw.replace("+", "%2B")));
        assertThat(listed.element("KeyCount")).isEqualTo("1");
        assertThat(cloud.call("s3", "GET", "/bucket?list-type=2", "").status()).isEqualTo(200);
        assertThat(outside()).isEqualTo(before);
        assertOnlyPlainNames();
        assertThat(cloud.call("s3", "DELETE", target, "").status()).isEqualTo(204);
        assertError(cloud.call("s3", "GET", target, ""), 404, "NoSuchKey");
    }

    private static String decoded(String encoded) {
        return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/bucket/%ff%fe, InvalidURI",
        "/bucket/%c0%ae%c0%ae, InvalidURI",
        "/bucket/%ed%a0%80, InvalidURI",
        "/bucket/%, InvalidURI",
        "/bucket/%zz, InvalidURI",
        "/bucket/%2, InvalidURI",
        "/%ff/key, InvalidURI",
        "/%2e%2e/key, InvalidBucketName",
        "/../bucket/key, InvalidBucketName",
        "/..%2fbucket/key, InvalidBucketName",
        "/%00/key, InvalidBucketName",
        "/b%00/key, InvalidBucketName",
        "/Bucket, InvalidBucketName",
        "/a, InvalidBucketName",
        "/bu..cket, InvalidBucketName",
        "/192.168.0.1, InvalidBucketName",
        "/xn--bucket, InvalidBucketName",
        "/sthree-bucket, InvalidBucketName",
        "/bucket-s3alias, InvalidBucketName",
        "/bucket--ol-s3, InvalidBucketName",
        "/bucket--x-s3, InvalidBucketName",
        "//key, InvalidBucketName",
        "//, InvalidBucketName",
    })
    void namesThatNobodyCanHaveAreRefused(String target, String code) throws IOException {
        var before = outside();
        assertError(cloud.call("s3", "PUT", target, ""), 400, code);
        var answer = cloud.call("s3", "GET", target, "");
        assertRefused(answer, target);
        assertThat(outside()).isEqualTo(before);
    }

    @Test
    void rawBytesInTargetsAreTakenAsUtf8OrRefused() throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/\u00c3\u00a9", "x").status())
                .isEqualTo(200);
        assertThat(cloud.call("s3", "GET", "/bucket/%C3%A9", "").body()).isEqualTo("x");
        assertThat(cloud.call("s3", "DELETE", "/bucket/%C3%A9", "").status()).isEqualTo(204);
        assertError(cloud.call("s3", "PUT", "/bucket/\u00ff\u00fe", "x"), 400, "InvalidURI");
    }

    @Test
    void keysHaveAtMost1024Bytes() throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/" + "k".repeat(1024), "").status())
                .isEqualTo(200);
        assertThat(cloud.call("s3", "DELETE", "/bucket/" + "k".repeat(1024), "").status())
                .isEqualTo(204);
        assertError(cloud.call("s3", "PUT", "/bucket/" + "k".repeat(1025), ""), 400, "KeyTooLongError");
        assertError(cloud.call("s3", "PUT", "/bucket/" + "%E2%82%AC".repeat(342), ""), 400, "KeyTooLongError");
        assertError(cloud.call("s3", "GET", "/bucket/" + "k".repeat(1025), ""), 400, "KeyTooLongError");
        assertError(cloud.call("s3", "PUT", "/" + "b".repeat(64), ""), 400, "InvalidBucketName");
        assertError(cloud.call("s3", "PUT", "/" + "b".repeat(5_000), ""), 400, "InvalidBucketName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response-content-type=a%0d%0aX-Injected:%20yes",
                "response-content-disposition=%00",
                "response-cache-control=%F0%9F%98%80",
                "response-content-language=%7f",
                "response-expires=never",
                "versionId=%00",
                "partNumber=-1",
                "partNumber=99999999999",
                "partNumber=%ff"
            })
    void answersCannotBeInjected(String query) throws IOException {
        assertThat(cloud.call("s3", "PUT", "/bucket/inject", "x").status()).isEqualTo(200);
        var answer = cloud.call("s3", "GET", "/bucket/inject?" + query, "");
        assertRefused(answer, query);
        assertThat(answer.head()).doesNotContain("X-Injected");
        assertThat(cloud.call("s3", "HEAD", "/bucket/inject?" + query, "").status())
                .isBetween(400, 499);
        assertThat(cloud.call("s3", "DELETE", "/bucket/inject", "").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bucket/%ff",
                "bucket/%",
                "%",
                "",
                "/",
                "bucket",
                "bucket/",
                "../bucket/key",
                "/../../etc/passwd",
                "bucket/key?versionId=%00",
                "bucket/key?versionId=",
                "\u00ff\u00fe/\u00ff"
            })
    void copySourcesThatNameNothingAreRefused(String source) throws IOException {
        assertRefused(cloud.call("s3", "PUT", "/bucket/copy", "", "x-amz-copy-source", source), source);
    }
}
