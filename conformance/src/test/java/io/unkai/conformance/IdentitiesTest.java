package io.unkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI walks through users, groups, roles and sessions, and is refused where AWS refuses. */
@Tag("conformance")
class IdentitiesTest {
    private static final Path WALK = Path.of("clients", "cli", "identities.sh").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void nobodyGetsInWhereHeDoesNotBelong() throws IOException, InterruptedException {
        try (var cloud = Cloud.start(folder)) {
            var environment = new HashMap<>(cloud.environment());
            environment.putAll(RootKey.of(folder.resolve("credentials")));
            environment.remove("AWS_PROFILE");
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
            var walked = Program.run(folder, environment, List.of("sh", WALK.toString()))
                    .ok();
            assertThat(walked.out()).endsWith("all as AWS\n");
        }
    }
}
