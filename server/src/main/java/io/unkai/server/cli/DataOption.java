package io.unkai.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data DIR}, which says which cloud is meant. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the cloud (default: ~/.local/share/unkai, for root /var/lib/unkai)")
    private @Nullable Path data;

    DataFolder folder(CliContext context) {
        return new DataFolder(
                (data == null ? context.defaultData() : data).toAbsolutePath().normalize());
    }
}
