package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.TestCloud.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSignInTest {
    private static final String SETUP = "{\"email\":\"me@example.com\",\"password\":\"Correct-horse-1\"}";
    private static final String PREFIX = "/_unkai/signin/";

    @TempDir
    Path folder;

    @Test
    void firstVisitChoosesThePasswordAndGetsCredentialsThatWork() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            assertThat(get(cloud, PREFIX + "session").body()).contains("\"signedIn\":false", "\"needsSetUp\":true");
            var done = post(cloud, "setup", SETUP, "");
            assertThat(done.status()).as(done.body()).isEqualTo(200);
            assertThat(done.head()).contains("HttpOnly", "SameSite=Strict", "Path=/_unkai/signin", "no-store");
            var cookie = cookie(done);
            assertThat(get(cloud, PREFIX + "session", "Cookie", cookie).body())
                    .contains("\"signedIn\":true", "\"root\":true", "\"needsSetUp\":false");
            var keys = post(cloud, "credentials", "{}", cookie).body();
            var signer = TestCloud.signer(
                    field(keys, "accessKeyId"), field(keys, "secretAccessKey"), field(keys, "sessionToken"), "s3");
            assertThat(cloud.call(signer, "GET", "/", "").status()).isEqualTo(200);
            assertThat(post(cloud, "setup", SETUP, "").status()).isEqualTo(409);

            assertThat(post(cloud, "signout", "{}", cookie).head()).contains("Max-Age=0");
            assertThat(post(cloud, "credentials", "{}", cookie).status()).isEqualTo(401);
            assertThat(post(cloud, "root", SETUP, "").status()).isEqualTo(200);
            assertThat(post(cloud, "root", SETUP.replace("horse", "cow"), "").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void otherSitesGetNothing() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var own = "http://" + console(cloud);
            assertThat(cloud.unsigned("POST", PREFIX + "setup", SETUP, "Host", console(cloud))
                            .status())
                    .isEqualTo(403);
            assertThat(cloud.unsigned("POST", PREFIX + "setup", SETUP, "Origin", own, "Host", console(cloud))
                            .status())
                    .isEqualTo(403);
            for (var other : List.of("http://evil.example", "null", own.replace("http", "https"), own + "0")) {
                assertThat(post(cloud, "setup", SETUP, "", "Origin", other).status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(post(cloud, "setup", SETUP, "", "Sec-Fetch-Site", "same-site")
                            .status())
                    .isEqualTo(403);
            assertThat(post(cloud, "setup", SETUP, "", "Host", "rebound.example")
                            .status())
                    .isEqualTo(403);
            assertThat(post(cloud, "setup", SETUP, "", "X-Forwarded-For", "203.0.113.1")
                            .status())
                    .isEqualTo(403);
            var preflight = cloud.unsigned(
                    "OPTIONS",
                    PREFIX + "setup",
                    "",
                    "Origin",
                    "http://evil.example",
                    "Access-Control-Request-Method",
                    "POST");
            assertThat(preflight.head()).doesNotContain("Access-Control-Allow");
            assertThat(post(cloud, "setup", SETUP, "", "Origin", own, "Sec-Fetch-Site", "same-origin")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPageFromABucketGetsNothingOfTheConsole() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var cookie = cookie(post(cloud, "setup", SETUP, ""));
            cloud.call("s3", "PUT", "/pages", "");
            cloud.call("s3", "PUT", "/pages/evil.html", "<script/>");
            var here = "localhost:" + cloud.address().getPort();
            for (var host :
                    List.of(here, "127.0.0.1", "pages." + here, "xconsole.localhost", "console.localhost.evil")) {
                var page = post(cloud, "credentials", "{}", cookie, "Host", host, "Origin", "http://" + host);
                assertThat(page.status()).as(host).isEqualTo(403);
                assertThat(get(cloud, PREFIX + "session", "Host", host, "Cookie", cookie)
                                .status())
                        .as(host)
                        .isEqualTo(403);
            }
            for (var site : List.of("cross-site", "same-site")) {
                assertThat(get(cloud, PREFIX + "session", "Cookie", cookie, "Sec-Fetch-Site", site)
                                .status())
                        .as(site)
                        .isEqualTo(403);
            }
            for (var path : List.of("/pages/evil.html", "/pages", "/", "/evil.html")) {
                var served = cloud.call("s3", "GET", path, "", "Host", console(cloud));
                assertThat(served.status()).as(path).isEqualTo(404);
                assertThat(served.body()).as(path).doesNotContain("script");
            }
            assertThat(post(cloud, "credentials", "{}", cookie).status()).isEqualTo(200);
            var login = cloud.unsigned("GET", "/federation?Action=login&SigninToken=x&Destination=%2F", "");
            assertThat(login.status()).isEqualTo(307);
            assertThat(login.head())
                    .containsIgnoringCase("location: http://" + console(cloud) + "/federation?Action=login")
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void rubbishIsRefused() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            for (var body : List.of("", "[]", "{", "{\"email\":{}}", "nul", "{}", "x".repeat(20_000))) {
                for (var page : List.of("root", "user", "mfa", "setup")) {
                    assertThat(post(cloud, page, body, "").status())
                            .as(page + body)
                            .isEqualTo(400);
                }
            }
            for (var cookie :
                    List.of("unkai-session=", "unkai-session=" + "0".repeat(64), "unkai-session=\"x\"", "=;")) {
                assertThat(post(cloud, "credentials", "{}", cookie).status())
                        .as(cookie)
                        .isEqualTo(401);
                assertThat(get(cloud, PREFIX + "session", "Cookie", cookie).body())
                        .contains("\"signedIn\":false");
            }
            assertThat(get(cloud, PREFIX + "root").status()).isEqualTo(405);
            assertThat(get(cloud, PREFIX + "nothing").status()).isEqualTo(404);
            var role = post(cloud, "role", "{\"account\":\"1\",\"role\":\"x y\"}", "");
            assertThat(role.status()).isEqualTo(400);
        }
    }

    @Test
    void rootUsersOfOtherAccountsDoNotOwnTheCloud() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var made = cloud.call("unkai", "POST", "/_unkai/accounts", "{\"email\":\"dev@example.com\"}");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            var dev = TestCloud.signer(
                    field(made.body(), "accessKeyId"), field(made.body(), "secretAccessKey"), null, "unkai");
            assertThat(cloud.call(dev, "POST", "/_unkai/reset", "").status()).isEqualTo(403);
            assertThat(cloud.call(dev, "GET", "/_unkai/accounts", "").status()).isEqualTo(403);
            var set = cloud.call(
                    dev,
                    "POST",
                    PREFIX + "setup",
                    "{\"email\":\"dev@example.com\",\"password\":\"Correct-horse-1\"}",
                    "X-Unkai-Signin",
                    "1");
            assertThat(set.body()).contains("\"account\":\"" + field(made.body(), "id") + "\"");
            var signedIn = post(cloud, "root", SETUP.replace("me@", "dev@"), "");
            assertThat(signedIn.body()).contains("\"account\":\"" + field(made.body(), "id") + "\"");
        }
    }

    @Test
    void accountsAreMadeAndRefusedClearly() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var wanted = "{\"email\":\"dev@example.com\",\"id\":\"222222222222\",\"accessKey\":\"AKIATESTTESTTEST\","
                    + "\"secretKey\":\"secret-of-a-test-rig\"}";
            assertThat(cloud.call("unkai", "POST", "/_unkai/accounts", wanted).status())
                    .isEqualTo(200);
            var signer = TestCloud.signer("AKIATESTTESTTEST", "secret-of-a-test-rig", null, "s3");
            assertThat(cloud.call(signer, "PUT", "/bucket-of-dev", "").status()).isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/bucket-of-dev", "").status()).isEqualTo(403);
            assertThat(cloud.call("unkai", "GET", "/_unkai/accounts", "").body())
                    .contains("222222222222", "000000000000");
            var other = wanted.replace("dev@", "other@");
            for (var bad : List.of(
                    wanted,
                    other,
                    other.replace("222222222222", "000000000000"),
                    other.replace("222222222222", "333333333333"))) {
                assertThat(cloud.call("unkai", "POST", "/_unkai/accounts", bad).status())
                        .as(bad)
                        .isEqualTo(409);
            }
            for (var bad : List.of(
                    "{}",
                    "",
                    "{\"email\":\"nobody\"}",
                    "{\"email\":\"a@b.example\",\"id\":\"12\"}",
                    "{\"email\":\"a@b.example\",\"accessKey\":\"short\",\"secretKey\":\"secret-of-a-test-rig\"}",
                    "{\"email\":\"a@b.example\",\"accessKey\":\"AKIATESTTESTTEST2\"}",
                    "{\"email\":\"a@b.example\",\"name\":\"\\u0007\"}")) {
                assertThat(cloud.call("unkai", "POST", "/_unkai/accounts", bad).status())
                        .as(bad)
                        .isEqualTo(400);
            }
            cloud.call("unkai", "POST", "/_unkai/reset", "");
            assertThat(cloud.call(signer, "GET", "/", "").status()).isEqualTo(200);
            assertThat(cloud.call("unkai", "GET", "/_unkai/accounts", "").body())
                    .contains("dev@example.com");
        }
    }

    @Test
    void rootCannotSwitchRolesButRolesFederateIn() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var cookie = cookie(post(cloud, "setup", SETUP, ""));
            var refused = post(cloud, "role", "{\"account\":\"000000000000\",\"role\":\"none\"}", cookie);
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);

            var session = "{\"sessionId\":\"x\",\"sessionKey\":\"y\",\"sessionToken\":\"z\"}";
            var bad = cloud.unsigned(
                    "GET",
                    "/federation?Action=getSigninToken&Session=" + URLEncoder.encode(session, StandardCharsets.UTF_8),
                    "");
            assertThat(bad.status()).isEqualTo(400);
            for (var query : new ArrayList<>(List.of(
                    "Action=getSigninToken",
                    "Action=getSigninToken&Session=%7B",
                    "Action=getSigninToken&Session=%ZZ",
                    "Action=other",
                    "Action=login&SigninToken=x&Destination=https%3A%2F%2Fevil.example%2F",
                    "Action=login&SigninToken=x&Destination=%2F%2Fevil.example%2F",
                    "Action=login&SigninToken=x&Destination=javascript%3Aalert(1)"))) {
                assertThat(get(cloud, "/federation?" + query).status())
                        .as(query)
                        .isEqualTo(400);
            }
            assertThat(get(cloud, "/federation?Action=login&SigninToken=x&Destination=%2F")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Answer post(TestCloud cloud, String page, String body, String cookie, String... more)
            throws IOException {
        var headers = new ArrayList<>(List.of("X-Unkai-Signin", "1", "Host", console(cloud)));
        if (!cookie.isEmpty()) {
            headers.addAll(List.of("Cookie", cookie));
        }
        headers.addAll(List.of(more));
        return cloud.unsigned("POST", PREFIX + page, body, headers.toArray(String[]::new));
    }

    private static String console(TestCloud cloud) {
        return "console.localhost:" + cloud.address().getPort();
    }

    private static Answer get(TestCloud cloud, String page, String... more) throws IOException {
        var headers = new ArrayList<>(List.of("Host", console(cloud)));
        headers.addAll(List.of(more));
        return cloud.unsigned("GET", page, "", headers.toArray(String[]::new));
    }

    private static String cookie(Answer answer) {
        var found =
                Pattern.compile("Set-Cookie: ([^;]+)", Pattern.CASE_INSENSITIVE).matcher(answer.head());
        assertThat(found.find()).as(answer.head()).isTrue();
        return found.group(1);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }
}
