package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Services;
import io.unkai.api.docs.OperationsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/operations.md} lists exactly what the handlers answer. {@code -Ddocs.update=true} writes the page anew; otherwise one
 * that has drifted fails the build.
 */
class OperationsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");

    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatIsImplemented() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var handlers = cloud.server().handlers();
            var page = OperationsPage.render(Services.all(), operation -> handlers.find(operation) != null);
            if (Boolean.getBoolean("docs.update")) {
                Files.createDirectories(PAGE.getParent());
                Files.writeString(PAGE, page);
            }
            assertThat(PAGE).as("see CONTRIBUTING.md for how to write it anew").hasContent(page);
        }
    }
}
