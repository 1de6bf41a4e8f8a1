package io.unkai.server.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The names a server's certificate is good for. */
final class TlsNames {
    private static final List<String> ALWAYS = List.of(
            "localhost",
            "*.localhost",
            "*.s3.localhost",
            "localhost.localstack.cloud",
            "*.localhost.localstack.cloud",
            "*.s3.localhost.localstack.cloud",
            "127.0.0.1",
            "::1");

    private TlsNames() {}

    /** The names every certificate has and those given, each once. */
    static List<String> with(List<String> more) {
        var all = new ArrayList<>(ALWAYS);
        more.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all;
    }

    /** The names as the JDK reads them back. */
    static String canonical(String name) {
        try {
            return isAddress(name) ? InetAddress.getByName(name).getHostAddress() : name;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + name, e);
        }
    }

    static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("[0-9]+(\\.[0-9]+){3}");
    }
}
