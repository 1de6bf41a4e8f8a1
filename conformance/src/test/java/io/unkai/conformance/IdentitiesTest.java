package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI walks through users, groups, roles and sessions, and is refused where AWS refuses; who has no permission, everywhere. */
@Tag("conformance")
class IdentitiesTest {
    private static final Path WALK = Path.of("clients", "cli", "identities.sh").toAbsolutePath();

    private static final Path OPERATIONS =
            Path.of("..", "docs", "operations.md").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void nobodyGetsInWhereHeDoesNotBelong() throws IOException, InterruptedException {
        try (var cloud = Cloud.start(folder)) {
            var environment = new HashMap<>(cloud.environment());
            environment.putAll(RootKey.of(folder.resolve("credentials")));
            environment.remove("AWS_PROFILE");
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
            environment.putAll(other(cloud));
            environment.put("OPERATIONS", OPERATIONS.toString());
            environment.put("UNKAI", Cloud.COMMAND.toString());
            environment.put("UNKAI_DATA", cloud.data().toString());
            var walked = Program.run(folder, environment, List.of("sh", WALK.toString()))
                    .ok();
            assertThat(walked.out()).endsWith("all as AWS\n");
        }
    }

    /** The root key of an account of its own. */
    private static Map<String, String> other(Cloud cloud) throws IOException, InterruptedException {
        var made = Program.run(
                        Path.of("").toAbsolutePath(),
                        cloud.environment(),
                        List.of(
                                Cloud.COMMAND.toString(),
                                "account",
                                "create",
                                "--data",
                                cloud.data().toString(),
                                "--email",
                                "other@example.com",
                                "--json"))
                .ok()
                .out();
        return Map.of("OTHER_ID", value(made, "accessKeyId"), "OTHER_SECRET", value(made, "secretAccessKey"));
    }

    private static String value(String json, String name) {
        var matcher = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
