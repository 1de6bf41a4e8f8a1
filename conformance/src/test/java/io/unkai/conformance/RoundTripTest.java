package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private static final int LARGE_MEGABYTES = 200;
    /** More than one part for every client. */
    private static final int SMALL_MEGABYTES = 12;

    private static final String WRONG_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @TempDir
    static Path folder;

    private static Cloud cloud;
    private static Path tree;
    private static Path smallTree;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        tree = Tree.write(folder.resolve("tree"), LARGE_MEGABYTES);
        smallTree = Tree.write(folder.resolve("small"), SMALL_MEGABYTES);
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
    void servesToolsBuiltOnIt(Tool tool) throws IOException, InterruptedException {
        assumeTrue(tool.installed(), () -> tool + " is not installed; ./unkai test --install adds it");
        var target = Files.createDirectory(folder.resolve("got-" + tool));
        var words = new ArrayList<>(tool.command());
        words.addAll(List.of(tool.bucket(), smallTree.toString(), target.toString()));
        Program.run(folder, withKeys(value("aws_access_key_id"), value("aws_secret_access_key")), words)
                .ok();
        assertThat(Tree.digests(target)).isEqualTo(Tree.digests(smallTree));
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
        var wrong = withKeys(value("aws_access_key_id"), WRONG_SECRET);
        var refused = client.roundTrip(wrong, "never-made", tree, folder);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("SignatureDoesNotMatch");
    }

    private static String value(String name) throws IOException {
        var line = Files.readAllLines(folder.resolve("cloud/credentials")).stream()
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf('=') + 1).trim();
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
