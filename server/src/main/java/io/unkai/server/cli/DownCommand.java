package io.unkai.server.cli;

import io.unkai.server.HostRemains;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends exactly the server of one data directory. */
@Command(name = "down", description = "stop the cloud; its data stays", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--all", description = "also end its instances and networks, which otherwise live on; needs root")
    private boolean all;

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
        if (all) {
            HostRemains.remove(folder.path());
            context.out().println("ended its instances, removed its networks; volumes and records stay");
        }
        return Exit.OK;
    }
}
