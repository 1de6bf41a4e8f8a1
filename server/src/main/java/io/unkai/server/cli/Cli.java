package io.unkai.server.cli;

import io.unkai.server.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands that talk to a cloud. The {@code unkai} script finds a JDK, builds and comes here. */
@Command(name = "unkai", description = "An AWS-compatible cloud on this machine")
public final class Cli {
    private Cli() {}

    public static void main(String[] arguments) {
        int exitCode = run(CliContext.ofProcess(), arguments);
        System.out.flush();
        System.exit(exitCode);
    }

    /** Runs one command and returns its exit code. */
    static int run(CliContext context, String... arguments) {
        CommandLine line = new CommandLine(new Cli())
                .addSubcommand(new UpCommand(context))
                .addSubcommand(new DownCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new EnvCommand(context))
                .addSubcommand(new LogsCommand(context))
                .addSubcommand(new ResetCommand(context))
                .addSubcommand(new CommandLine(new IamCommand())
                        .addSubcommand(new ExplainCommand(context))
                        .addSubcommand(new GeneratePolicyCommand(context)))
                .addSubcommand(new CommandLine(new AccountCommand())
                        .addSubcommand(new AccountCommand.Create(context))
                        .addSubcommand(new AccountCommand.ListAll(context)))
                .addSubcommand(new WhyCommand(context))
                .addSubcommand(new VersionCommand(context));
        line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, given) -> usage(context, e));
        line.setExecutionExceptionHandler((e, command, given) -> failure(context, e));
        return line.execute(arguments);
    }

    private static int usage(CliContext context, ParameterException e) {
        context.err().println("unkai: " + e.getMessage());
        context.err().println("  next: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static int failure(CliContext context, Exception e) throws Exception {
        return switch (e) {
            case CliException known -> {
                context.err().println("unkai: " + known.getMessage());
                context.err().println("  next: " + known.next());
                yield known.exitCode();
            }
            case SettingsException wrong -> {
                context.err().println("unkai: " + wrong.getMessage());
                yield Exit.USAGE;
            }
            case IOException io -> {
                context.err().println("unkai: " + io);
                yield Exit.FAILED;
            }
            case UncheckedIOException io -> {
                context.err().println("unkai: " + io.getMessage() + ": " + io.getCause());
                yield Exit.FAILED;
            }
            default -> throw e;
        };
    }
}
