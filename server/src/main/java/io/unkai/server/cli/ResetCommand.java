package io.unkai.server.cli;

import io.unkai.server.AuthMode;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
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
        RunFile server = folder.requireRunning();
        if (!confirmed) {
            throw new CliException(
                    Exit.USAGE,
                    "this deletes every resource of the cloud in " + folder.path(),
                    "if you mean it: " + folder.command("reset --yes"));
        }
        String host = Health.host(server.bind());
        HttpProbe.Answer answer = HttpProbe.ask(host, server.port(), "POST", PATH, headers(folder, server, host));
        if (answer.status() / 100 != 2) {
            throw new CliException(
                    Exit.FAILED,
                    "the server refused: " + answer.status() + " "
                            + answer.body().strip(),
                    "see: " + folder.command("logs"));
        }
        context.out().println("reset: the cloud is empty");
        return Exit.OK;
    }

    private String headers(DataFolder folder, RunFile server, String host) throws IOException {
        Optional<AwsProfiles.Profile> profile = AwsProfiles.of(context).find(folder.path());
        if (profile.isPresent()) {
            return new RequestSigner(profile.get().accessKeyId(), profile.get().secretAccessKey())
                    .headers("POST", PATH, HttpProbe.authority(host, server.port()), Instant.now());
        }
        if (server.auth().equals(AuthMode.OPEN.option())) {
            return "";
        }
        throw new CliException(
                Exit.FAILED,
                "your AWS configuration has no profile for this cloud, so the request cannot be signed",
                folder.newKey());
    }
}
