package io.unkai.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with. The command line and the server share this one form: {@link #arguments()} written by
 * the first is what {@link SettingsParser} reads in the second.
 *
 * @param data the folder that holds everything the cloud keeps, absolute
 * @param port of plain HTTP, 0 for any free one
 * @param tlsPort of HTTPS, 0 for any free one, {@link #TLS_OFF} for none
 * @param bind the address to listen on
 * @param auth who may call
 * @param account the default account, twelve digits
 * @param issueRootKey make a new root access key although one was made before
 * @param train start, answer a few requests and stop: the run that the start-up cache is made from
 * @param console the folder of the built console, absolute, or null where there is none
 * @param log how to log
 * @param machines what to make of this host
 */
public record Settings(
        Path data,
        int port,
        int tlsPort,
        String bind,
        AuthMode auth,
        String account,
        boolean issueRootKey,
        boolean train,
        @Nullable Path console,
        LogSettings log,
        MachineSettings machines) {
    public static final int DEFAULT_PORT = 4566;
    public static final int TLS_OFF = -1;
    public static final String DEFAULT_BIND = "127.0.0.1";
    public static final String DEFAULT_ACCOUNT = "000000000000";

    private static final int MAX_PORT = 65_535;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    /** An address literal: names are refused, so that no resolver decides what is exposed. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public Settings {
        data = data.toAbsolutePath().normalize();
        console = console == null ? null : console.toAbsolutePath().normalize();
        if (port < 0 || port > MAX_PORT) {
            throw new SettingsException("--port is a number from 0 to 65535, not " + port);
        }
        if (tlsPort < TLS_OFF || tlsPort > MAX_PORT) {
            throw new SettingsException("--tls-port is off or a number from 0 to 65535, not " + tlsPort);
        }
        if (port != 0 && port == tlsPort) {
            throw new SettingsException("--port and --tls-port are both " + port + "; they must differ");
        }
        if (!ADDRESS.matcher(bind).matches()) {
            throw new SettingsException("--bind is an IPv4 or IPv6 address, not '" + bind + "'");
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw new SettingsException("--account is twelve digits, not '" + account + "'");
        }
    }

    /** The port of HTTPS when only that of HTTP was chosen: the next one. */
    public static int defaultTlsPort(int port) {
        return port == 0 ? 0 : port == MAX_PORT ? TLS_OFF : port + 1;
    }

    /** The arguments that a server started with these settings is given. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--data", data.toString(),
                "--port", Integer.toString(port),
                "--tls-port", tlsPort == TLS_OFF ? "off" : Integer.toString(tlsPort),
                "--bind", bind,
                "--auth", auth.option(),
                "--account", account,
                "--log-level", log.level(),
                "--log-format", log.format(),
                "--machines", machines.option(),
                "--public-pool", machines.publicPool()));
        if (console != null) {
            arguments.addAll(List.of("--console", console.toString()));
        }
        if (machines.images() != null) {
            arguments.addAll(List.of("--images", machines.images().toString()));
        }
        if (log.toFile()) {
            arguments.add("--log-to-file");
        }
        if (issueRootKey) {
            arguments.add("--issue-root-key");
        }
        if (train) {
            arguments.add("--train");
        }
        return List.copyOf(arguments);
    }
}
