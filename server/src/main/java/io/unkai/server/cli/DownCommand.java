package io.unkai.server.cli;

import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends exactly the server of one data directory. */
@Command(name = "down", description = "stop the cloud; its data stays", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    DownCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.folder(context);
        Optional<ProcessIdentity> process = LaunchFile.running(folder.path());
        if (process.isEmpty()) {
            context.out().println("no cloud is running on " + folder.path());
        } else {
            boolean killed = ProcessStop.stop(process.get());
            context.out()
                    .println((killed ? "killed, because it did not stop when asked: pid " : "stopped: pid ")
                            + process.get().pid());
        }
        RunFile.delete(folder.path());
        LaunchFile.delete(folder.path());
        return Exit.OK;
    }
}
