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

class ConsoleUsersTest {
    private static final String USER =
            "{\"account\":\"000000000000\",\"user\":\"alice\",\"password\":\"Correct-horse-1\"}";

    @TempDir
    Path folder;

    @Test
    void userSignsInByAccountOrAliasAndSwitchesToARole() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            alice(cloud, "false");
            iam(cloud, "CreateAccountAlias", "AccountAlias", "clouds");
            role(cloud, "helper");
            assertThat(post(cloud, "user", USER.replace("000000000000", "clouds"), "")
                            .status())
                    .isEqualTo(200);
            var done = post(cloud, "user", USER, "");
            assertThat(done.body()).contains("\"arn\":\"arn:aws:iam::000000000000:user/alice\"", "\"root\":false");
            var cookie = cookie(done);
            assertThat(caller(cloud, cookie)).isEqualTo("arn:aws:iam::000000000000:user/alice");

            var switched = "{\"account\":\"000000000000\",\"role\":\"helper\"}";
            var refused = post(cloud, "role", switched, cookie);
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("AccessDenied");
            assertThat(caller(cloud, cookie)).isEqualTo("arn:aws:iam::000000000000:user/alice");

            allow(cloud, "sts:AssumeRole");
            var inRole = cookie(post(cloud, "role", switched, cookie));
            assertThat(inRole).isNotEqualTo(cookie);
            assertThat(caller(cloud, inRole)).isEqualTo("arn:aws:sts::000000000000:assumed-role/helper/alice");
            var back = cookie(post(cloud, "role/leave", "{}", inRole));
            assertThat(caller(cloud, back)).isEqualTo("arn:aws:iam::000000000000:user/alice");

            iam(cloud, "DeleteLoginProfile", "UserName", "alice");
            assertThat(post(cloud, "credentials", "{}", back).status()).isEqualTo(401);
        }
    }

    @Test
    void userChoosesAnotherPasswordFirst() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            alice(cloud, "true");
            var wanted = post(cloud, "user", USER, "");
            assertThat(wanted.head()).doesNotContain("Set-Cookie");
            assertThat(wanted.body()).contains("\"next\":\"password\"");
            var change = "{\"challenge\":\"" + field(wanted.body(), "challenge")
                    + "\",\"password\":\"Correct-horse-1\",\"newPassword\":\"Another-horse-2\"}";
            var refused = post(cloud, "password", change, "");
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            allow(cloud, "iam:ChangePassword");
            assertThat(post(cloud, "password", change.replace("Correct", "Wrong"), "")
                            .status())
                    .isEqualTo(403);
            var done = post(cloud, "password", change, "");
            assertThat(done.body()).contains("\"signedIn\":true");
            assertThat(post(cloud, "user", USER, "").status()).isEqualTo(401);
            assertThat(post(cloud, "user", USER.replace("Correct-horse-1", "Another-horse-2"), "")
                            .body())
                    .contains("\"signedIn\":true");
        }
    }

    @Test
    void anotherSystemSignsARoleIn() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            alice(cloud, "false");
            role(cloud, "helper");
            allow(cloud, "sts:AssumeRole");
            var made = iam(cloud, "CreateAccessKey", "UserName", "alice");
            var alice = TestCloud.signer(made.element("AccessKeyId"), made.element("SecretAccessKey"), null, "sts");
            var assumed = cloud.call(
                    alice,
                    "POST",
                    "/",
                    "Action=AssumeRole&Version=2011-06-15&RoleSessionName=portal&RoleArn="
                            + encode("arn:aws:iam::000000000000:role/helper"),
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(assumed.status()).as(assumed.body()).isEqualTo(200);
            var session = "{\"sessionId\":\"" + assumed.element("AccessKeyId") + "\",\"sessionKey\":\""
                    + assumed.element("SecretAccessKey") + "\",\"sessionToken\":\"" + assumed.element("SessionToken")
                    + "\"}";
            var ticket = cloud.unsigned(
                    "GET", "/federation?Action=getSigninToken&SessionDuration=900&Session=" + encode(session), "");
            assertThat(ticket.status()).as(ticket.body()).isEqualTo(200);
            var stolen = session.replace(assumed.element("SecretAccessKey"), "x".repeat(40));
            assertThat(cloud.unsigned("GET", "/federation?Action=getSigninToken&Session=" + encode(stolen), "")
                            .status())
                    .isEqualTo(400);
            assertThat(cloud.unsigned(
                                    "GET",
                                    "/federation?Action=getSigninToken&SessionDuration=1&Session=" + encode(session),
                                    "")
                            .status())
                    .isEqualTo(400);
            var login = cloud.unsigned(
                    "GET",
                    "/federation?Action=login&Issuer=portal&Destination=%2F_console%2F&SigninToken="
                            + field(ticket.body(), "SigninToken"),
                    "",
                    "Host",
                    console(cloud));
            assertThat(login.status()).isEqualTo(302);
            assertThat(login.head()).containsIgnoringCase("location: /_console/");
            assertThat(caller(cloud, cookie(login))).isEqualTo("arn:aws:sts::000000000000:assumed-role/helper/portal");
        }
    }

    private static void alice(TestCloud cloud, String mustChange) throws IOException {
        iam(cloud, "CreateUser", "UserName", "alice");
        iam(
                cloud,
                "CreateLoginProfile",
                "UserName",
                "alice",
                "Password",
                "Correct-horse-1",
                "PasswordResetRequired",
                mustChange);
    }

    private static void role(TestCloud cloud, String name) throws IOException {
        iam(
                cloud,
                "CreateRole",
                "RoleName",
                name,
                "AssumeRolePolicyDocument",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::000000000000:root\"},\"Action\":\"sts:AssumeRole\"}]}");
    }

    private static void allow(TestCloud cloud, String action) throws IOException {
        iam(
                cloud,
                "PutUserPolicy",
                "UserName",
                "alice",
                "PolicyName",
                "may",
                "PolicyDocument",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"*\"}]}");
    }

    private static Answer iam(TestCloud cloud, String action, String... parameters) throws IOException {
        var body = new StringBuilder("Version=2010-05-08&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            body.append('&').append(parameters[i]).append('=').append(encode(parameters[i + 1]));
        }
        var answer =
                cloud.call("iam", "POST", "/", body.toString(), "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Who the page's credentials stand for. */
    private static String caller(TestCloud cloud, String cookie) throws IOException {
        var keys = post(cloud, "credentials", "{}", cookie).body();
        var signer = TestCloud.signer(
                field(keys, "accessKeyId"), field(keys, "secretAccessKey"), field(keys, "sessionToken"), "sts");
        return cloud.call(
                        signer,
                        "POST",
                        "/",
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .element("Arn");
    }

    private static Answer post(TestCloud cloud, String page, String body, String cookie) throws IOException {
        var headers = new ArrayList<>(List.of("X-Unkai-Signin", "1", "Host", console(cloud)));
        if (!cookie.isEmpty()) {
            headers.addAll(List.of("Cookie", cookie));
        }
        return cloud.unsigned("POST", "/_unkai/signin/" + page, body, headers.toArray(String[]::new));
    }

    private static String console(TestCloud cloud) {
        return "console.localhost:" + cloud.address().getPort();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(Answer answer) {
        var found =
                Pattern.compile("Set-Cookie: ([^;]+)", Pattern.CASE_INSENSITIVE).matcher(answer.head());
        assertThat(found.find()).as(answer.head() + answer.body()).isTrue();
        return found.group(1);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }
}
