package io.unkai.server.cli;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.AuthMode;
import io.unkai.server.run.RunFile;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Calls the AWS APIs of a running cloud, as its root user where nobody else is named, at the cloud's own time. */
final class ApiClient {
    private final RunFile server;
    private final String accessKey;
    private final String secretKey;
    private final Instant now;
    private final String region;

    private ApiClient(RunFile server, String accessKey, String secretKey, Instant now, String region) {
        this.server = server;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.now = now;
        this.region = region;
    }

    static ApiClient of(CliContext context, DataFolder folder) throws IOException {
        var server = folder.requireRunning();
        var profile = AwsProfiles.of(context).find(folder.path());
        if (profile.isEmpty() && !server.auth().equals(AuthMode.OPEN.option())) {
            throw new CliException(
                    Exit.FAILED,
                    "your AWS configuration has no profile for this cloud, so requests cannot be signed",
                    folder.newKey());
        }
        return of(
                server,
                profile.map(AwsProfiles.Profile::accessKeyId).orElse("test"),
                profile.map(AwsProfiles.Profile::secretAccessKey).orElse("test"));
    }

    /** The running cloud as whoever has the key of a profile calls it. */
    static ApiClient of(CliContext context, DataFolder folder, String profile) throws IOException {
        var server = folder.requireRunning();
        var named = AwsProfiles.of(context)
                .named(profile)
                .orElseThrow(() -> new CliException(
                        Exit.USAGE,
                        "your AWS configuration has no profile " + profile + " with an access key",
                        "aws configure list-profiles names those there are"));
        return of(server, named.accessKeyId(), named.secretAccessKey());
    }

    private static ApiClient of(RunFile server, String accessKey, String secretKey) throws IOException {
        return new ApiClient(server, accessKey, secretKey, time(server), AwsProfiles.REGION);
    }

    private static Instant time(RunFile server) throws IOException {
        var answer = HttpProbe.ask(Health.host(server.bind()), server.port(), "GET", "/_unkai/clock", "");
        try {
            return Instant.parse(JsonText.first(answer.body(), "now"));
        } catch (DateTimeParseException e) {
            throw new IOException("the server does not say what time it is: " + answer.body(), e);
        }
    }

    /** The same cloud in another region. */
    ApiClient in(String other) {
        return new ApiClient(server, accessKey, secretKey, now, other);
    }

    /** AWS's code and message, or what was answered where there are none. */
    private static String reason(int status, String body) {
        var code = XmlText.first(body, "Code");
        if (!code.isEmpty()) {
            return code + ": " + XmlText.first(body, "Message");
        }
        var said = JsonText.first(body, "message");
        return status + " " + (said.isEmpty() ? body.strip() : said);
    }

    /** The cloud's time. */
    Instant now() {
        return now;
    }

    /**
     * Calls an operation and answers the body of its answer.
     *
     * @param service the name that signatures carry
     * @throws CliException if the call is refused
     */
    String call(String service, String method, String path, String contentType, String body) throws IOException {
        var host = Health.host(server.bind());
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of("Host", HttpProbe.authority(host, server.port()));
        headers.set("Content-Type", contentType);
        var request = new HttpRequest(
                method,
                path,
                headers,
                ByteStream.of(bytes),
                InetSocketAddress.createUnresolved(host, server.port()),
                false);
        var signed = new Signer(accessKey, secretKey, null, region, service).sign(request, bytes, now);
        var lines = new StringBuilder();
        for (var field : signed.headers().fields()) {
            if (!field.name().equalsIgnoreCase("Host")) {
                lines.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        var answer = HttpProbe.ask(host, server.port(), method, path, lines.toString(), body);
        if (answer.status() / 100 != 2) {
            throw new CliException(
                    Exit.FAILED,
                    "the cloud refused: " + reason(answer.status(), answer.body()),
                    "is the name right? Names and ARNs are case-sensitive");
        }
        return answer.body();
    }
}
