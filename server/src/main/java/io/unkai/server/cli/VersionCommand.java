package io.unkai.server.cli;

import io.unkai.server.run.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs here. */
@Command(name = "version", description = "print the version", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    private final CliContext context;

    VersionCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out()
                .println("unkai " + Version.current() + " (Java " + Runtime.version() + ", "
                        + System.getProperty("os.arch") + ")");
        return Exit.OK;
    }
}
