package io.unkai.server.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom a command calls the cloud. */
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "call with the key of this AWS profile, for example of another account (default: the cloud's own)")
    private @Nullable String profile;

    /** The cloud as this profile's owner calls it. */
    ApiClient client(CliContext context, DataFolder folder) throws IOException {
        return profile == null ? ApiClient.of(context, folder) : ApiClient.of(context, folder, profile);
    }

    /** Says whose key is needed for what belongs to an account, where nobody said it. */
    void require(String account, DataFolder folder) throws IOException {
        var own = folder.requireRunning().account();
        if (profile == null && !account.isEmpty() && !account.equals(own)) {
            throw new CliException(
                    Exit.USAGE,
                    "account " + account + " answers only to its own keys, and this cloud's profile is of " + own,
                    "add --profile NAME with the name of a profile that has a key of " + account);
        }
    }
}
