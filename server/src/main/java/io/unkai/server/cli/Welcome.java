package io.unkai.server.cli;

import io.unkai.server.AuthMode;
import io.unkai.server.Settings;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** What is printed once a cloud runs. */
final class Welcome {
    private static final int FOUND = 302;

    private Welcome() {}

    /** @param profile the AWS profile of this cloud, empty when there is none */
    static void print(PrintStream out, DataFolder folder, RunFile server, String profile) {
        out.println("Unkai " + server.version() + " is ready");
        out.println("  endpoint  " + server.endpoint());
        if (server.tlsPort() != Settings.TLS_OFF) {
            out.println("  TLS       https://localhost:" + server.tlsPort() + ", its authority is "
                    + folder.path().resolve("tls").resolve("ca.pem"));
        }
        console(server).ifPresent(address -> out.println("  console   " + address));
        out.println("  health    " + server.endpoint() + "/_unkai/health, metrics beside it");
        out.println("  account   " + server.account() + ", --auth " + server.auth());
        if (!server.machines().isEmpty()) {
            out.println("  EC2       no networks and instances: " + server.machines());
        }
        out.println("  data      " + folder.path());
        out.println();
        if (profile.isEmpty()) {
            out.println("Your AWS configuration has no profile for this cloud. For a new root key:");
            out.println("  " + folder.command("down") + " && " + folder.command("up"));
        } else {
            out.println("Use it:");
            out.println("  AWS_PROFILE=" + profile + " aws s3 mb s3://photos");
            out.println("    (an AWS CLI before 2.13 does not read the endpoint: add --endpoint-url "
                    + server.endpoint() + ")");
            out.println("  eval \"$(" + folder.command("env") + ")\"     # for any AWS SDK or tool");
        }
        out.println("Stop it:  " + folder.command("down"));
        if (server.auth().equals(AuthMode.OPEN.option())
                && !Health.host(server.bind()).equals(server.bind())) {
            out.println("Warning: everyone who reaches " + server.bind() + " is root of this cloud.");
        }
    }

    /** Where the console is; empty where this server has none. */
    private static Optional<String> console(RunFile server) {
        String host = Health.host(server.bind());
        try {
            return HttpProbe.ask(host, server.port(), "HEAD", "/console", "").status() == FOUND
                    ? Optional.of("http://console.localhost:" + server.port() + "/")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
