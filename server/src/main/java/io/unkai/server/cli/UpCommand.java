package io.unkai.server.cli;

import io.unkai.server.Settings;
import io.unkai.server.SettingsParser;
import io.unkai.server.run.FirstStart;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the cloud, waits until it is ready and says how to use it. */
@Command(name = "up", description = "start the cloud", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N", description = "port of HTTP, 0 for any (default: 4566)")
    private @Nullable String port;

    @Option(names = "--tls-port", paramLabel = "N", description = "port of HTTPS or off (default: the next one)")
    private @Nullable String tlsPort;

    @Option(names = "--bind", paramLabel = "ADDR", description = "address to listen on (default: 127.0.0.1)")
    private @Nullable String bind;

    @Option(names = "--auth", paramLabel = "MODE", description = "iam, or open: any access key is root (default: iam)")
    private @Nullable String auth;

    @Option(names = "--account", paramLabel = "ID", description = "the default account (default: 000000000000)")
    private @Nullable String account;

    @Option(
            names = "--machines",
            paramLabel = "on|emulated|off",
            description =
                    "whether to make networks and instances; emulated: boot disk images without KVM, too, slowly (default: on)")
    private @Nullable String machines;

    @Option(
            names = "--public-pool",
            paramLabel = "CIDR",
            description = "the cloud's public addresses (default: 198.51.100.0/24)")
    private @Nullable String publicPool;

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "error, warning, info, debug or trace")
    private @Nullable String logLevel;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "logfmt or json")
    private @Nullable String logFormat;

    @Option(names = "--foreground", description = "stay, log to the terminal, stop with it")
    private boolean foreground;

    UpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = data.folder(context);
        Settings settings = settings(folder);
        Optional<RunFile> running = folder.running();
        if (running.isPresent()) {
            return alreadyRunning(folder, running.get());
        }
        requireNotStarting(folder);
        PortCheck.requireFree(settings.bind(), settings.port());
        if (settings.tlsPort() != Settings.TLS_OFF) {
            PortCheck.requireFree(settings.bind(), settings.tlsPort());
        }
        ServerStart.Started started = new ServerStart(context, settings).start(foreground);
        String profile = handOver(folder, started.server());
        Welcome.print(context.out(), folder, started.server(), profile);
        return foreground ? started.process().waitFor() : Exit.OK;
    }

    private Settings settings(DataFolder folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.path().toString()));
        add(arguments, "--port", port);
        add(arguments, "--tls-port", tlsPort);
        add(arguments, "--bind", bind);
        add(arguments, "--auth", auth);
        add(arguments, "--account", account);
        add(arguments, "--machines", machines);
        add(arguments, "--public-pool", publicPool);
        add(arguments, "--log-level", logLevel);
        add(arguments, "--log-format", logFormat);
        String console = System.getProperty("unkai.console", "");
        if (!console.isEmpty() && Files.isDirectory(Path.of(console))) {
            add(arguments, "--console", console);
        }
        String images = System.getProperty("unkai.images", "");
        if (!images.isEmpty()) {
            add(arguments, "--images", images);
        }
        if (!foreground) {
            arguments.add("--log-to-file");
        }
        if (AwsProfiles.of(context).find(folder.path()).isEmpty()) {
            arguments.add("--issue-root-key");
        }
        return SettingsParser.parse(arguments.toArray(String[]::new));
    }

    private static void add(List<String> arguments, String option, @Nullable String value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value);
        }
    }

    private int alreadyRunning(DataFolder folder, RunFile server) throws IOException {
        context.out().println("already running: pid " + server.process().pid());
        if (port != null && !port.equals(Integer.toString(server.port()))) {
            throw new CliException(
                    Exit.FAILED,
                    "it listens on port " + server.port() + ", not " + port,
                    folder.command("down") + ", then up again");
        }
        Welcome.print(context.out(), folder, server, handOver(folder, server));
        return Exit.OK;
    }

    private static void requireNotStarting(DataFolder folder) throws IOException {
        Optional<ProcessIdentity> starting = LaunchFile.running(folder.path());
        if (starting.isPresent()) {
            throw new CliException(
                    Exit.FAILED,
                    "a server for " + folder.path() + " is starting or stopping: pid "
                            + starting.get().pid(),
                    "wait a moment, or end it with: " + folder.command("down"));
        }
    }

    /** Puts a new key into the user's AWS configuration; returns the profile, empty when there is none. */
    private String handOver(DataFolder folder, RunFile server) throws IOException {
        AwsProfiles profiles = AwsProfiles.of(context);
        Optional<FirstStart> key = folder.firstStart();
        if (key.isPresent()) {
            String name = profiles.write(folder.path(), server.endpoint(), key.get());
            FirstStart.delete(folder.path());
            return name;
        }
        Optional<AwsProfiles.Profile> profile = profiles.find(folder.path());
        if (profile.isPresent()) {
            profiles.moveTo(profile.get(), server.endpoint());
        }
        return profile.map(AwsProfiles.Profile::name).orElse("");
    }
}
