package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Iam;
import io.unkai.api.docs.PermissionsPage;
import io.unkai.kernel.iam.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every implemented operation needs is known, and {@code docs/permissions.md} says it. {@code -Ddocs.update=true} writes the page
 * anew; otherwise one that has drifted fails the build.
 */
class PermissionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "permissions.md");

    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatIsNeeded() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var page = PermissionsPage.render(cloud.server().handlers().all().keySet());
            if (Boolean.getBoolean("docs.update")) {
                Files.writeString(PAGE, page);
            }
            assertThat(PAGE).as("see CONTRIBUTING.md for how to write it anew").hasContent(page);
        }
    }

    @Test
    void everyOperationHasActionsAndResources() throws IOException {
        var unresolved = new ArrayList<String>();
        try (var cloud = TestCloud.start(folder)) {
            for (var operation : cloud.server().handlers().all().keySet()) {
                var permissions = Iam.permissions(operation);
                if (permissions == null || !permissions.stream().allMatch(Permission::resolved)) {
                    unresolved.add(operation.toString());
                }
            }
        }
        assertThat(unresolved)
                .as("say in models/iam-operations.json or models/iam-resources.json what these act on")
                .isEmpty();
    }
}
