package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each client signs in, makes a bucket, uploads a real file tree, lists it, downloads it, compares it and deletes it. */
@Tag("conformance")
class RoundTripTest {
    private static final String WRONG_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @TempDir
    static Path folder;

    private static Cloud cloud;
    private static Path tree;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        tree = Tree.write(folder.resolve("tree"));
        cloud = Cloud.start(Files.createDirectory(folder.resolve("cloud")));
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (cloud != null) {
            cloud.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bringsBackWhatItStored(Client client) throws IOException, InterruptedException {
        var target = Files.createDirectory(folder.resolve("got-" + client));
        var printed = client.roundTrip(cloud.environment(), "trip-" + client.bucket(), tree, target)
                .ok()
                .out();
        assertThat(printed.lines().findFirst()).contains("000000000000");
        assertThat(Tree.digests(target)).isEqualTo(Tree.digests(tree));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWrongSecret(Client client) throws IOException, InterruptedException {
        var wrong = withKeys("AKIAIOSFODNN7EXAMPLE", WRONG_SECRET);
        var refused = client.roundTrip(wrong, "never-made", tree, folder);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("InvalidClientTokenId");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWrongSignature(Client client) throws IOException, InterruptedException {
        var keyLine = Files.readAllLines(folder.resolve("cloud/credentials")).stream()
                .filter(line -> line.startsWith("aws_access_key_id"))
                .findFirst()
                .orElseThrow();
        var wrong = withKeys(keyLine.substring(keyLine.indexOf('=') + 1).trim(), WRONG_SECRET);
        var refused = client.roundTrip(wrong, "never-made", tree, folder);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("SignatureDoesNotMatch");
    }

    private static Map<String, String> withKeys(String accessKey, String secretKey) {
        var environment = new HashMap<>(cloud.environment());
        environment.remove("AWS_PROFILE");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", accessKey);
        environment.put("AWS_SECRET_ACCESS_KEY", secretKey);
        return environment;
    }

    /** The clients, each as its users have it. */
    enum Client {
        CLI {
            @Override
            List<String> command() {
                return List.of("sh", clients().resolve("cli/roundtrip.sh").toString());
            }
        },
        BOTO3 {
            @Override
            List<String> command() {
                return List.of(
                        "/usr/bin/python3",
                        clients().resolve("python/roundtrip.py").toString());
            }
        },
        JAVASCRIPT {
            @Override
            List<String> command() {
                return List.of("node", clients().resolve("js/roundtrip.mjs").toString());
            }
        },
        JAVA {
            @Override
            List<String> command() {
                return List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaRoundTrip.class.getName());
            }
        };

        abstract List<String> command();

        String bucket() {
            return name().toLowerCase(Locale.ROOT);
        }

        Program.Result roundTrip(Map<String, String> environment, String bucket, Path tree, Path target)
                throws IOException, InterruptedException {
            var words = new ArrayList<>(command());
            words.addAll(List.of(bucket, tree.toString(), target.toString()));
            return Program.run(folder, environment, words);
        }

        private static Path clients() {
            return Path.of("clients").toAbsolutePath();
        }
    }
}
