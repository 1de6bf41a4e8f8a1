package io.unkai.server.cli;

import io.unkai.server.AuthMode;
import io.unkai.server.run.FlatJson;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Calls the running cloud as its root user. */
final class SignedCall {
    private SignedCall() {}

    /**
     * The body of the answer.
     *
     * @param body JSON, or empty
     * @throws CliException where the server refuses, or there is nothing to sign with
     */
    static String send(CliContext context, DataFolder folder, String method, String path, String body)
            throws IOException {
        RunFile server = folder.requireRunning();
        String host = Health.host(server.bind());
        String headers = headers(context, folder, server, method, path, body);
        HttpProbe.Answer answer = HttpProbe.ask(host, server.port(), method, path, headers, body);
        if (answer.status() / 100 != 2) {
            throw new CliException(
                    Exit.FAILED,
                    "the server refused: " + answer.status() + " " + reason(answer.body()),
                    "see: " + folder.command("logs"));
        }
        return answer.body();
    }

    private static String reason(String body) {
        Map<String, String> fields = FlatJson.read(body).orElse(Map.of());
        return fields.containsKey("message")
                ? fields.getOrDefault("code", "") + ": " + fields.get("message")
                : body.strip();
    }

    private static String headers(
            CliContext context, DataFolder folder, RunFile server, String method, String path, String body)
            throws IOException {
        Optional<AwsProfiles.Profile> profile = AwsProfiles.of(context).find(folder.path());
        if (profile.isPresent()) {
            return new RequestSigner(profile.get().accessKeyId(), profile.get().secretAccessKey())
                    .headers(
                            method,
                            path,
                            HttpProbe.authority(Health.host(server.bind()), server.port()),
                            body,
                            Instant.now());
        }
        if (server.auth().equals(AuthMode.OPEN.option())) {
            return "";
        }
        throw new CliException(
                Exit.FAILED,
                "your AWS configuration has no profile for this cloud, so the request cannot be signed",
                folder.newKey());
    }
}
