package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.services.identity.signin.ConsoleKeys.Keys;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.http.WholeBody;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Assumes roles for who switched to one: by calling {@code AssumeRole} as everybody does, so that it is decided and recorded as any
 * other call.
 *
 * @param apis answers AWS's APIs
 */
record RoleCalls(HttpService apis) {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int MAX_ANSWER = 64 << 10;
    private static final String REGION = "us-east-1";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    /**
     * The credentials of a role.
     *
     * @param from the caller's request, which tells the address
     * @param keys of who assumes it
     * @throws ApiException where it may not
     */
    Keys assume(HttpRequest from, Keys keys, String role, String session, Instant now) throws IOException {
        var text = "Action=AssumeRole&Version=2011-06-15&RoleArn=" + URLEncoder.encode(role, StandardCharsets.UTF_8)
                + "&RoleSessionName=" + URLEncoder.encode(session, StandardCharsets.UTF_8) + "&DurationSeconds=900";
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of("Host", "sts." + REGION + ".amazonaws.com", "Content-Type", FORM);
        var agent = from.headers().get("User-Agent");
        if (agent != null) {
            headers.add("User-Agent", agent);
        }
        headers.add("Content-Length", Integer.toString(body.length));
        var request = new HttpRequest("POST", "/", headers, ByteStream.of(body), from.remote(), from.secure());
        var signer = new Signer(keys.accessKey(), keys.secretKey(), keys.token(), REGION, "sts");
        return read(apis.serve(signer.sign(request, body, now)));
    }

    private static Keys read(HttpResponse answer) throws IOException {
        String text;
        try (var body = answer.body()) {
            text = new String(WholeBody.read(body, MAX_ANSWER), StandardCharsets.UTF_8);
        }
        if (answer.status() != OK) {
            throw new ApiException(
                    "SwitchRoleFailed",
                    FORBIDDEN,
                    "Could not switch roles using the provided information: " + element(text, "Message"));
        }
        return new Keys(
                element(text, "AccessKeyId"),
                element(text, "SecretAccessKey"),
                element(text, "SessionToken"),
                Instant.parse(element(text, "Expiration")));
    }

    private static String element(String xml, String name) {
        var found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }
}
