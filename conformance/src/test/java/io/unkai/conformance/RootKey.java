package io.unkai.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The root user's access key as the command line left it for clients. */
final class RootKey {
    private RootKey() {}

    /** The key as clients read it from their environment. */
    static Map<String, String> of(Path credentials) throws IOException {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                value(credentials, "aws_access_key_id"),
                "AWS_SECRET_ACCESS_KEY",
                value(credentials, "aws_secret_access_key"));
    }

    private static String value(Path credentials, String name) throws IOException {
        var line = Files.readAllLines(credentials).stream()
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf('=') + 1).trim();
    }
}
