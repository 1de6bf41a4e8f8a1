package io.unkai.server.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code DATA/run/server.json}: written by a server once it is ready, removed when it stops, left behind by a crash.
 *
 * @param process the server
 * @param port of plain HTTP
 * @param tlsPort of HTTPS, -1 for none
 * @param bind the address it listens on
 * @param endpoint the URL that clients use
 * @param auth iam or open
 * @param account the default account
 * @param version of the server
 * @param machines why networks and instances cannot run here, empty where they can
 */
public record RunFile(
        ProcessIdentity process,
        int port,
        int tlsPort,
        String bind,
        String endpoint,
        String auth,
        String account,
        String version,
        String machines) {

    /** The file of the server that uses this data directory. */
    public static Path in(Path data) {
        return data.resolve("run").resolve("server.json");
    }

    public void write(Path data) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pid", process.pid());
        fields.put("startTime", process.startTicks());
        fields.put("bootId", process.bootId());
        fields.put("port", port);
        fields.put("tlsPort", tlsPort);
        fields.put("bind", bind);
        fields.put("endpoint", endpoint);
        fields.put("auth", auth);
        fields.put("account", account);
        fields.put("version", version);
        fields.put("machines", machines);
        PrivateFile.write(in(data), FlatJson.write(fields));
    }

    /** What the file says, also when its server has ended; empty when there is none or it cannot be understood. */
    public static Optional<RunFile> read(Path data) throws IOException {
        try {
            return FlatJson.read(Files.readString(in(data), StandardCharsets.UTF_8))
                    .flatMap(RunFile::from);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    public static void delete(Path data) throws IOException {
        Files.deleteIfExists(in(data));
    }

    private static Optional<RunFile> from(Map<String, String> fields) {
        try {
            ProcessIdentity process = new ProcessIdentity(
                    number(fields, "pid"), number(fields, "startTime"), fields.getOrDefault("bootId", ""));
            return Optional.of(new RunFile(
                    process,
                    (int) number(fields, "port"),
                    (int) number(fields, "tlsPort"),
                    fields.getOrDefault("bind", ""),
                    fields.getOrDefault("endpoint", ""),
                    fields.getOrDefault("auth", ""),
                    fields.getOrDefault("account", ""),
                    fields.getOrDefault("version", ""),
                    fields.getOrDefault("machines", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, ""));
    }
}
