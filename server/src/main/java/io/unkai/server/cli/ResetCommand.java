package io.unkai.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Empties a running cloud. */
@Command(name = "reset", description = "delete everything in the running cloud", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    private static final String PATH = "/_unkai/reset";

    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--yes", description = "do it: every resource of this cloud is deleted and cannot be brought back")
    private boolean confirmed;

    ResetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.folder(context);
        folder.requireRunning();
        if (!confirmed) {
            throw new CliException(
                    Exit.USAGE,
                    "this deletes every resource of the cloud in " + folder.path(),
                    "if you mean it: " + folder.command("reset --yes"));
        }
        SignedCall.send(context, folder, "POST", PATH, "");
        context.out().println("reset: the cloud is empty");
        return Exit.OK;
    }
}
