package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsProfilesTest {
    private static final FirstStart KEY = new FirstStart("000000000000", "AKIA1", "s3cret");

    @TempDir
    private Path home;

    private Path config;
    private Path credentials;
    private Path data;

    @BeforeEach
    void makeFolders() throws IOException {
        config = home.resolve(".aws/config");
        credentials = home.resolve(".aws/credentials");
        data = Files.createDirectory(home.resolve("cloud"));
        Files.createDirectory(home.resolve(".aws"));
    }

    @Test
    void makesFilesThatOnlyTheOwnerReads() throws IOException {
        assertThat(profiles().write(data, "http://127.0.0.1:4566", KEY)).isEqualTo("unkai");
        assertThat(credentials).hasContent("[unkai]\naws_access_key_id = AKIA1\naws_secret_access_key = s3cret\n");
        assertThat(config)
                .hasContent("[profile unkai]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:4566\nunkai_data = "
                        + data + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
        assertThat(profiles().find(data).orElseThrow().secretAccessKey()).isEqualTo("s3cret");
    }

    @Test
    void leavesEveryOtherByteAlone() throws IOException {
        String before =
                "# mine ; ümlaut\n[default]\nregion=eu-west-1   # near\n\n[profile  work]\ns3 =\n  max = 1\n; end\n";
        Files.writeString(config, before);
        String other = "[default]\naws_access_key_id=A\naws_secret_access_key = B";
        Files.writeString(credentials, other);
        profiles().write(data, "http://127.0.0.1:4566", KEY);
        assertThat(Files.readString(config)).startsWith(before + "\n[profile unkai]\n");
        assertThat(Files.readString(credentials)).startsWith(other + "\n\n[unkai]\n");
    }

    @Test
    void changesOnlyItsOwnEntries() throws IOException {
        profiles().write(data, "http://127.0.0.1:4566", KEY);
        Files.writeString(
                config, Files.readString(config) + "output = json # like it\n\n# last\n[profile z]\nregion = x\n");
        String expected = Files.readString(config).replace(":4566", ":4599");
        profiles().moveTo(profiles().find(data).orElseThrow(), "http://127.0.0.1:4599");
        assertThat(Files.readString(config)).isEqualTo(expected);
    }

    @Test
    void keepsCarriageReturns() throws IOException {
        Files.writeString(credentials, "[a]\r\nx = 1\r\n");
        profiles().write(data, "http://127.0.0.1:4566", KEY);
        assertThat(Files.readString(credentials))
                .startsWith("[a]\r\nx = 1\r\n\r\n[unkai]\r\naws_access_key_id = AKIA1\r\n");
    }

    @Test
    void takesNoProfileOfAnother() throws IOException {
        Files.writeString(credentials, "[unkai]\naws_access_key_id = MINE\n");
        assertThat(profiles().write(data, "http://127.0.0.1:4566", KEY)).isEqualTo("unkai-2");
        Path second = Files.createDirectory(home.resolve("second"));
        assertThat(profiles().write(second, "http://127.0.0.1:4567", KEY)).isEqualTo("unkai-3");
        assertThat(Files.readString(credentials)).startsWith("[unkai]\naws_access_key_id = MINE\n");
    }

    @Test
    void reusesTheProfileOfACloudThatIsGone() throws IOException {
        profiles().write(data, "http://127.0.0.1:4566", KEY);
        Files.delete(data);
        Path second = Files.createDirectory(home.resolve("second"));
        assertThat(profiles().write(second, "http://127.0.0.1:4567", KEY)).isEqualTo("unkai");
        assertThat(profiles().find(data)).isEmpty();
    }

    @Test
    void writesThroughLinks() throws IOException {
        Path real = Files.writeString(home.resolve("real"), "[a]\nx = 1\n", StandardCharsets.UTF_8);
        Files.createSymbolicLink(credentials, real);
        profiles().write(data, "http://127.0.0.1:4566", KEY);
        assertThat(credentials).isSymbolicLink();
        assertThat(Files.readString(real)).contains("[a]", "AKIA1");
    }

    @Test
    void looksWhereTheEnvironmentSays() throws IOException {
        Path elsewhere = home.resolve("elsewhere/keys");
        AwsProfiles profiles = AwsProfiles.of(new CliContext(
                Map.of("AWS_SHARED_CREDENTIALS_FILE", elsewhere.toString(), "AWS_CONFIG_FILE", "~/conf"),
                "tester",
                home,
                System.out,
                System.err));
        profiles.write(data, "http://127.0.0.1:4566", KEY);
        assertThat(elsewhere).exists();
        assertThat(home.resolve("conf")).exists();
        assertThat(credentials).doesNotExist();
    }

    private AwsProfiles profiles() {
        return AwsProfiles.of(new CliContext(Map.of(), "tester", home, System.out, System.err));
    }
}
