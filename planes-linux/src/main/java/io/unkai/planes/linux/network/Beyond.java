package io.unkai.planes.linux.network;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/**
 * The way from the cloud's internet to the real one: the host forwards what comes out of the edge, as if it came from itself. Nobody gets
 * in by this way, and the host's own link-local addresses are not on it. What was changed on the host is remembered and taken back.
 */
final class Beyond {
    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4/conf");
    private static final Path ROUTES = Path.of("/proc/thread-self/net/route");
    private static final String FORWARDING = "forwarding";
    private static final String ANYWHERE = "00000000";

    private final Names names;
    private final Path changed;

    Beyond(Names names, Path folder) {
        this.names = names;
        this.changed = folder.resolve("forwarding-devices");
    }

    private String table() {
        return Names.PREFIX + "_" + names.tag();
    }

    void open() {
        var rules = """
                table inet %1$s
                delete table inet %1$s
                table inet %1$s {
                  chain forward { type filter hook forward priority 0; policy accept;
                    iifname "%2$s" ip daddr { 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0/3 } drop
                    iifname "%2$s" meta nfproto ipv4 meta mark set 0x756e accept
                    oifname "%2$s" ct state established,related accept
                    iifname "%2$s" drop
                    oifname "%2$s" drop
                  }
                  chain depart { type nat hook postrouting priority 100; policy accept;
                    meta mark 0x756e masquerade
                  }
                }
                """.formatted(table(), names.host());
        var result = Kernel.nft(rules);
        if (!result.ok()) {
            throw new NetworkException("nft failed: " + result.errors(), null);
        }
        try {
            forward();
        } catch (IOException e) {
            throw new NetworkException("the host cannot be made to forward", e);
        }
    }

    private void forward() throws IOException {
        var before = new TreeSet<String>();
        if (Files.exists(changed)) {
            before.addAll(Files.readAllLines(changed));
        }
        var devices = new TreeSet<String>();
        for (var line : Files.readAllLines(ROUTES)) {
            var fields = line.split("\t", -1);
            if (fields.length > 2 && fields[1].equals(ANYWHERE) && Files.exists(setting(fields[0]))) {
                devices.add(fields[0]);
            }
        }
        devices.add(names.host());
        for (var device : devices) {
            if (Files.readString(setting(device)).strip().equals("0")) {
                before.add(device);
            }
        }
        Files.write(changed, before);
        for (var device : devices) {
            Kernel.set(Map.of("ipv4/conf/" + device + "/" + FORWARDING, "1"));
        }
    }

    private static Path setting(String device) {
        return SETTINGS.resolve(device).resolve(FORWARDING);
    }

    /** Takes back what was changed. */
    void close() {
        try {
            if (!Files.exists(changed)) {
                return;
            }
            for (var device : Files.readAllLines(changed)) {
                Kernel.set(Map.of("ipv4/conf/" + device + "/" + FORWARDING, "0"));
            }
            Command.of("nft", "delete", "table", "inet", table()).run();
            Files.delete(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
