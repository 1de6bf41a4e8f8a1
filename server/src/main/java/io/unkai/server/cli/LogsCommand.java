package io.unkai.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the server's log. */
@Command(name = "logs", description = "show the log of the server", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final int DEFAULT_LINES = 200;

    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what is logged from now on")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "how many lines (default: 200)")
    private int lines = DEFAULT_LINES;

    LogsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.folder(context);
        Path log = Files.exists(folder.log()) ? folder.log() : folder.console();
        if (!Files.exists(log)) {
            throw new CliException(
                    Exit.NOT_RUNNING,
                    "there is no log in " + folder.path(),
                    "start a cloud with: " + folder.command("up"));
        }
        LogTail tail = new LogTail(log);
        tail.last(lines, context.out());
        while (follow && !context.out().checkError()) {
            tail.more(context.out());
            Waiting.pause();
        }
        return Exit.OK;
    }
}
