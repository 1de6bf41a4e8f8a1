package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.TestCloud.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsolePagesTest {
    @TempDir
    Path folder;

    private Path console;

    @BeforeEach
    void build() throws IOException {
        console = folder.resolve("console");
        Files.createDirectories(console.resolve("assets"));
        Files.writeString(console.resolve("index.html"), "<!doctype html>");
        Files.writeString(console.resolve("assets").resolve("app-1a2b.js"), "plain");
        Files.writeString(console.resolve("assets").resolve("app-1a2b.js.br"), "br");
        Files.writeString(console.resolve("assets").resolve("app-1a2b.js.gz"), "gz");
        Files.writeString(folder.resolve("secret"), "secret");
    }

    private TestCloud start() throws IOException {
        return TestCloud.start(folder, "--console", console.toString());
    }

    private static Answer get(TestCloud cloud, String path, String... headers) throws IOException {
        var all = new String[headers.length + 2];
        System.arraycopy(
                new String[] {"Host", "console.localhost:" + cloud.address().getPort()}, 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return cloud.unsigned("GET", path, "", all);
    }

    @Test
    void everyAddressOfItsHostShowsThePage() throws IOException {
        try (var cloud = start()) {
            for (var path : List.of("/", "/s3/buckets/a%2Fb?prefix=x", "/console", "/index.html")) {
                var page = get(cloud, path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.body()).isEqualTo("<!doctype html>");
                assertThat(page.head())
                        .contains(
                                "text/html; charset=utf-8", "no-cache", "script-src 'self';", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
            }
            assertThat(cloud.unsigned("GET", "/", "").status()).isEqualTo(403);
        }
    }

    @Test
    void assetsAreKeptForEverAndCompressed() throws IOException {
        try (var cloud = start()) {
            var asset = "/assets/app-1a2b.js";
            var plain = get(cloud, asset);
            assertThat(plain.body()).isEqualTo("plain");
            assertThat(plain.head()).contains("immutable", "text/javascript", "Vary: Accept-Encoding", "nosniff");
            assertThat(get(cloud, asset, "Accept-Encoding", "gzip, deflate, br;q=1")
                            .body())
                    .isEqualTo("br");
            var zipped = get(cloud, asset, "Accept-Encoding", "gzip, br; q=0");
            assertThat(zipped.head()).contains("Content-Encoding: gzip");
            assertThat(zipped.body()).isEqualTo("gz");
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        try (var cloud = start()) {
            var tag = Pattern.compile("ETag: (\\S+)").matcher(get(cloud, "/").head());
            assertThat(tag.find()).isTrue();
            var again = get(cloud, "/", "If-None-Match", tag.group(1));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void nothingOutsideOfItsFolderIsSent() throws IOException {
        try (var cloud = start()) {
            for (var path : List.of(
                    "/console/../secret",
                    "/../secret",
                    "/%2e%2e/secret",
                    "/assets/../../secret",
                    "/assets/%2e%2e/%2e%2e/secret",
                    "/console//etc/passwd",
                    "/assets/",
                    "/assets/app-1a2b.js%00",
                    "/assets/none.js")) {
                assertThat(get(cloud, path).body())
                        .as(path)
                        .doesNotContain("secret")
                        .doesNotContain("root:");
            }
            assertThat(get(cloud, "/assets/none.js").status()).isEqualTo(404);
        }
    }

    @Test
    void isReadOnly() throws IOException {
        try (var cloud = start()) {
            var host = "console.localhost:" + cloud.address().getPort();
            for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(cloud.unsigned(method, "/", "", "Host", host).status())
                        .isEqualTo(405);
            }
            var head = cloud.unsigned("HEAD", "/", "", "Host", host);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.head()).contains("Content-Length: 15");
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void theApisAreNotOnItsHost() throws IOException {
        try (var cloud = start()) {
            var host = "console.localhost:" + cloud.address().getPort();
            assertThat(cloud.call("s3", "PUT", "/photos", "", "Host", host).status())
                    .isEqualTo(404);
            assertThat(cloud.call("s3", "GET", "/", "", "Host", host).status()).isEqualTo(404);
            assertThat(cloud.call("s3", "PUT", "/console", "").status()).isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/console", "").body()).contains("<Name>console</Name>");
            assertThat(get(cloud, "/").head())
                    .contains("connect-src 'self' http://localhost:"
                            + cloud.address().getPort());
        }
    }

    /** An object with a script in it would else run with the rights of who is signed in. */
    @Test
    void publicObjectsAreNoPagesOfItsHost() throws IOException {
        try (var cloud = TestCloud.start(folder, "--auth", "open", "--console", console.toString())) {
            cloud.unsigned("PUT", "/photos", "");
            cloud.unsigned("PUT", "/photos/evil.html", "<script>");
            assertThat(cloud.unsigned("GET", "/photos/evil.html", "").body()).isEqualTo("<script>");
            assertThat(get(cloud, "/photos/evil.html").body()).isEqualTo("<!doctype html>");
            var presigned = "/photos/evil.html?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a&X-Amz-Signature=b";
            assertThat(get(cloud, presigned).body()).isEqualTo("<!doctype html>");
        }
    }

    @Test
    void namesOfThisMachineLeadToItsHost() throws IOException {
        try (var cloud = start()) {
            int port = cloud.address().getPort();
            for (var host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
                var away = cloud.unsigned("GET", "/console/s3?x=%0d%0ay", "", "Host", host + ":" + port);
                assertThat(away.status()).as(host).isEqualTo(302);
                assertThat(away.head()).contains("Location: http://console.localhost:" + port + "/s3\r\n");
            }
            var slashes = cloud.unsigned("GET", "/console//evil.example", "", "Host", "localhost:" + port);
            assertThat(slashes.head()).contains("Location: http://console.localhost:" + port + "/\r\n");
            for (var host : List.of("192.0.2.7:80", "console.s3.localhost", "evil.example", "console.localhost.evil")) {
                var other = cloud.unsigned("GET", "/console/s3", "", "Host", host);
                assertThat(other.head()).as(host).doesNotContain("Location: http://console.localhost");
                assertThat(other.body()).as(host).doesNotContain("<!doctype html>");
            }
        }
    }

    @Test
    void withoutFilesItSaysWhyThereIsNoConsole() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var host = "localhost:" + cloud.address().getPort();
            for (var page : List.of(get(cloud, "/"), cloud.unsigned("GET", "/console", "", "Host", host))) {
                assertThat(page.status()).isEqualTo(404);
                assertThat(page.body()).contains("without a console", "Node.js");
            }
        }
    }
}
