package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.services.identity.signin.ConsoleKeys.Keys;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.http.WholeBody;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Calls APIs for who signs in, as everybody calls them, so that it is decided and recorded as any other call.
 *
 * @param apis answers AWS's APIs
 */
record OwnCalls(HttpService apis) {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int MAX_ANSWER = 64 << 10;
    private static final String REGION = "us-east-1";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    /**
     * Assumes a role.
     *
     * @param from the browser's request, which tells the address
     * @param keys of who assumes it
     * @throws ApiException where it may not
     */
    Keys assumeRole(HttpRequest from, Keys keys, String role, String session, Instant now) throws IOException {
        var answer = call(
                from,
                keys,
                REGION,
                "sts",
                Map.of(
                        "Action", "AssumeRole",
                        "Version", "2011-06-15",
                        "RoleArn", role,
                        "RoleSessionName", session,
                        "DurationSeconds", "900"),
                now);
        return new Keys(
                element(answer, "AccessKeyId"),
                element(answer, "SecretAccessKey"),
                element(answer, "SessionToken"),
                Instant.parse(element(answer, "Expiration")));
    }

    /** Changes the password of an IAM user. */
    void changePassword(HttpRequest from, Keys keys, String before, String after, Instant now) throws IOException {
        call(
                from,
                keys,
                REGION,
                "iam",
                Map.of(
                        "Action",
                        "ChangePassword",
                        "Version",
                        "2010-05-08",
                        "OldPassword",
                        before,
                        "NewPassword",
                        after),
                now);
    }

    /** How an instance is reached: its public address, or an empty text where it has none. */
    String publicAddress(HttpRequest from, Keys keys, String region, String instance, Instant now) throws IOException {
        var answer = call(
                from,
                keys,
                region,
                "ec2",
                Map.of("Action", "DescribeInstances", "Version", "2016-11-15", "InstanceId.1", instance),
                now);
        return element(answer, "ipAddress");
    }

    private String call(
            HttpRequest from, Keys keys, String region, String service, Map<String, String> parameters, Instant now)
            throws IOException {
        var body = parameters.entrySet().stream()
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of("Host", service + ".amazonaws.com", "Content-Type", FORM);
        var agent = from.headers().get("User-Agent");
        if (agent != null) {
            headers.add("User-Agent", agent);
        }
        headers.add("Content-Length", Integer.toString(body.length));
        var request = new HttpRequest("POST", "/", headers, ByteStream.of(body), from.remote(), from.secure());
        var signer = new Signer(keys.accessKey(), keys.secretKey(), keys.token(), region, service);
        var answer = apis.serve(signer.sign(request, body, now));
        String text;
        try (var stream = answer.body()) {
            text = new String(WholeBody.read(stream, MAX_ANSWER), StandardCharsets.UTF_8);
        }
        if (answer.status() != OK) {
            throw new ApiException(element(text, "Code"), FORBIDDEN, plain(element(text, "Message")));
        }
        return text;
    }

    private static String element(String xml, String name) {
        var found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    private static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
