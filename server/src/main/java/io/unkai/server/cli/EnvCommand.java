package io.unkai.server.cli;

import io.unkai.server.AuthMode;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what a shell needs to talk to the cloud. */
@Command(
        name = "env",
        description = "print the variables that point AWS clients here: eval \"$(./unkai env)\"",
        mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    EnvCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.folder(context);
        RunFile server = folder.requireRunning();
        Optional<AwsProfiles.Profile> profile = AwsProfiles.of(context).find(folder.path());
        if (profile.isEmpty() && !server.auth().equals(AuthMode.OPEN.option())) {
            throw new CliException(
                    Exit.FAILED, "your AWS configuration has no profile for this cloud", folder.newKey());
        }
        export("AWS_ENDPOINT_URL", server.endpoint());
        export("AWS_REGION", AwsProfiles.REGION);
        export("AWS_DEFAULT_REGION", AwsProfiles.REGION);
        export(
                "AWS_ACCESS_KEY_ID",
                profile.map(AwsProfiles.Profile::accessKeyId).orElse("test"));
        export(
                "AWS_SECRET_ACCESS_KEY",
                profile.map(AwsProfiles.Profile::secretAccessKey).orElse("test"));
        context.out().println("unset AWS_SESSION_TOKEN AWS_PROFILE");
        return Exit.OK;
    }

    private void export(String name, String value) {
        context.out().println("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
