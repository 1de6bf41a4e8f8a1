package io.unkai.server.cli;

import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The profiles in the user's AWS configuration that belong to clouds of this machine. Each carries the data directory of
 * its cloud, so that no cloud ever takes another's profile, nor one that the user made.
 */
final class AwsProfiles {
    static final String REGION = "us-east-1";

    private static final String NAME = "unkai";
    private static final String DATA = "unkai_data";
    private static final Pattern FREE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_PROFILES = 1_000;

    private final Path config;
    private final Path credentials;

    private AwsProfiles(Path config, Path credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    static AwsProfiles of(CliContext context) {
        return new AwsProfiles(
                file(context, "AWS_CONFIG_FILE", "config"),
                file(context, "AWS_SHARED_CREDENTIALS_FILE", "credentials"));
    }

    /** Name and keys of a profile. */
    record Profile(String name, String accessKeyId, String secretAccessKey, String endpoint) {
        /** Hides the secret. */
        @Override
        public String toString() {
            return "Profile[" + name + ", " + accessKeyId + "]";
        }
    }

    /** The profile of the cloud in this folder, if it is whole. */
    Optional<Profile> find(Path data) throws IOException {
        IniFile configFile = IniFile.read(config);
        Optional<String> name = nameOf(configFile, data);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return named(configFile, name.get());
    }

    /** The profile of a name, whoever made it, if it has a key. */
    Optional<Profile> named(String name) throws IOException {
        return named(IniFile.read(config), name);
    }

    private Optional<Profile> named(IniFile configFile, String name) throws IOException {
        Map<String, String> keys = IniFile.read(credentials).section(name);
        String id = keys.getOrDefault("aws_access_key_id", "");
        String secret = keys.getOrDefault("aws_secret_access_key", "");
        String endpoint = configFile.section("profile " + name).getOrDefault("endpoint_url", "");
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(name, id, secret, endpoint));
    }

    /** Writes the profile of the cloud in this folder and returns its name. */
    String write(Path data, String endpoint, FirstStart key) throws IOException {
        IniFile configFile = IniFile.read(config);
        IniFile credentialsFile = IniFile.read(credentials);
        String name = nameOf(configFile, data).orElseGet(() -> freeName(configFile, credentialsFile));
        credentialsFile.set(name, "aws_access_key_id", key.accessKeyId());
        credentialsFile.set(name, "aws_secret_access_key", key.secretAccessKey());
        credentialsFile.write(credentials);
        String section = "profile " + name;
        configFile.set(section, "region", REGION);
        configFile.set(section, "endpoint_url", endpoint);
        configFile.set(section, DATA, data.toString());
        configFile.write(config);
        return name;
    }

    /** Refuses a name that is malformed or that somebody uses. */
    void requireNew(String name) throws IOException {
        if (!FREE_NAME.matcher(name).matches()) {
            throw new CliException(
                    Exit.USAGE, "'" + name + "' is no name for a profile", "use letters, digits, . _ and -");
        }
        if (IniFile.read(credentials).sections().contains(name)
                || IniFile.read(config).sections().contains("profile " + name)) {
            throw new CliException(
                    Exit.FAILED, "your AWS configuration has a profile " + name + " already", "choose another name");
        }
    }

    /** Writes a profile that nobody used before. */
    void writeNew(String name, String endpoint, String accessKeyId, String secretAccessKey) throws IOException {
        requireNew(name);
        IniFile credentialsFile = IniFile.read(credentials);
        credentialsFile.set(name, "aws_access_key_id", accessKeyId);
        credentialsFile.set(name, "aws_secret_access_key", secretAccessKey);
        credentialsFile.write(credentials);
        IniFile configFile = IniFile.read(config);
        configFile.set("profile " + name, "region", REGION);
        configFile.set("profile " + name, "endpoint_url", endpoint);
        configFile.write(config);
    }

    /** Points the profile of a cloud at the place where it runs now. */
    void moveTo(Profile profile, String endpoint) throws IOException {
        if (!profile.endpoint().equals(endpoint)) {
            IniFile configFile = IniFile.read(config);
            configFile.set("profile " + profile.name(), "endpoint_url", endpoint);
            configFile.write(config);
        }
    }

    private static Optional<String> nameOf(IniFile configFile, Path data) {
        return configFile.sections().stream()
                .filter(section -> section.startsWith("profile " + NAME))
                .filter(section ->
                        data.toString().equals(configFile.section(section).get(DATA)))
                .map(section -> section.substring("profile ".length()))
                .findFirst();
    }

    /** {@code unkai}, or {@code unkai-2}, ... when others have taken it; a cloud that is gone gives its name back. */
    private static String freeName(IniFile configFile, IniFile credentialsFile) {
        Set<String> keys = credentialsFile.sections();
        for (int i = 1; i < MAX_PROFILES; i++) {
            String name = i == 1 ? NAME : NAME + "-" + i;
            String section = "profile " + name;
            String owner = configFile.section(section).get(DATA);
            boolean unused = !configFile.sections().contains(section) && !keys.contains(name);
            if (unused || (owner != null && !Files.exists(Path.of(owner)))) {
                return name;
            }
        }
        throw new CliException(
                Exit.FAILED,
                "there are too many profiles named " + NAME + "-N",
                "remove some from your AWS configuration");
    }

    private static Path file(CliContext context, String variable, String name) {
        String given = context.environment().get(variable);
        if (given == null || given.isEmpty()) {
            return context.home().resolve(".aws").resolve(name);
        }
        return given.startsWith("~/") ? context.home().resolve(given.substring(2)) : Path.of(given);
    }
}
