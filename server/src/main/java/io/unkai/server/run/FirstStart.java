package io.unkai.server.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code DATA/run/first-start.json}: hands a new root access key to the command line, which deletes it once the key is
 * in the user's AWS profile. It is the only readable copy of the secret.
 *
 * @param account whose root user the key belongs to
 */
public record FirstStart(String account, String accessKeyId, String secretAccessKey) {
    /** The hand-over file of this data directory. */
    public static Path in(Path data) {
        return data.resolve("run").resolve("first-start.json");
    }

    public void write(Path data) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", account);
        fields.put("accessKeyId", accessKeyId);
        fields.put("secretAccessKey", secretAccessKey);
        PrivateFile.write(in(data), FlatJson.write(fields));
    }

    public static Optional<FirstStart> read(Path data) throws IOException {
        try {
            return FlatJson.read(Files.readString(in(data), StandardCharsets.UTF_8))
                    .filter(fields -> fields.keySet().containsAll(Set.of("accessKeyId", "secretAccessKey")))
                    .map(fields -> new FirstStart(
                            fields.getOrDefault("account", ""),
                            fields.getOrDefault("accessKeyId", ""),
                            fields.getOrDefault("secretAccessKey", "")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    public static void delete(Path data) throws IOException {
        Files.deleteIfExists(in(data));
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "FirstStart[" + account + ", " + accessKeyId + "]";
    }
}
