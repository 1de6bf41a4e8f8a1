package io.unkai.server.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user and the process may do. */
final class LimitProbes {
    private static final int WANTED_FILES = 4096;
    /** A clock before this year would make every signature fail. */
    private static final int EARLIEST_YEAR = 2026;

    private LimitProbes() {}

    static List<Finding> look(int port) {
        return List.of(port(port), files(), root(), clock());
    }

    private static Finding port(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Finding.ok("port", port + " is free");
        } catch (IOException e) {
            return Finding.limited(
                    "port", port + " is in use", "if it is not your cloud (./unkai status): ./unkai up --port N");
        }
    }

    private static Finding files() {
        Optional<String> limit = Machine.read("/proc/self/limits").flatMap(LimitProbes::openFiles);
        if (limit.isEmpty()) {
            return Finding.limited("open files", "the limit cannot be read", "see: ulimit -n");
        }
        boolean enough = limit.get().equals("unlimited") || Long.parseLong(limit.get()) >= WANTED_FILES;
        return enough
                ? Finding.ok("open files", limit.get())
                : Finding.limited("open files", limit.get(), "raise it before ./unkai up: ulimit -n " + WANTED_FILES);
    }

    /** The hard limit: the JVM raises the soft one to it. */
    static Optional<String> openFiles(String limits) {
        return limits.lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}")[2])
                .findFirst();
    }

    private static Finding root() {
        return Machine.isRoot()
                ? Finding.ok("root", "yes")
                : Finding.limited(
                        "root", "no", "networks and instances will need it; storage and identity work without");
    }

    private static Finding clock() {
        int year = Year.now(ZoneOffset.UTC).getValue();
        String found = String.format(Locale.ROOT, "year %d", year);
        return year >= EARLIEST_YEAR
                ? Finding.ok("clock", found)
                : Finding.missing("clock", found, "set the clock: signatures carry the time");
    }
}
