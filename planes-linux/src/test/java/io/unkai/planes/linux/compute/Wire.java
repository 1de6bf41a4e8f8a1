package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One cable between the host and a machine; gone with the machine. */
record Wire(String device, String host, String machine) {
    /** Plugs a cable; number is 0 to 255. */
    static Wire plug(Path namespace, int number) {
        var wire = new Wire("utest" + number, "10.213." + number + ".1", "10.213." + number + ".2");
        run("ip", "link", "add", wire.device(), "type", "veth", "peer", "name", "eth0", "netns", pid(namespace));
        run("ip", "addr", "add", wire.host() + "/30", "dev", wire.device());
        run("ip", "link", "set", wire.device(), "up");
        var inside = "--net=" + namespace;
        run("nsenter", inside, "ip", "link", "set", "lo", "up");
        run("nsenter", inside, "ip", "addr", "add", wire.machine() + "/30", "dev", "eth0");
        run("nsenter", inside, "ip", "link", "set", "eth0", "up");
        return wire;
    }

    private static String pid(Path namespace) {
        return namespace.getName(1).toString();
    }

    private static void run(String... words) {
        Command.of(words).check();
    }

    /** What the machine's sshd says first. */
    String banner(Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(machine, 22), 1000);
                socket.setSoTimeout(2000);
                byte[] line = socket.getInputStream().readNBytes(8);
                if (line.length == 8) {
                    return new String(line, StandardCharsets.US_ASCII);
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            Supervisor.pause();
        }
    }

    /** Runs a command in the machine, by ssh with a key. */
    Command.Result ssh(Path key, String command) {
        return Command.of(
                        "ssh",
                        "-i",
                        key.toString(),
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=/dev/null",
                        "-o",
                        "LogLevel=ERROR",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "ConnectTimeout=30",
                        "-o",
                        "ServerAliveInterval=3",
                        "-o",
                        "ServerAliveCountMax=3",
                        "admin@" + machine,
                        command)
                .within(Duration.ofSeconds(150))
                .run();
    }
}
