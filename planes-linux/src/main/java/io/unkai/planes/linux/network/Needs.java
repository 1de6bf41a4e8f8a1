package io.unkai.planes.linux.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the host has to have. Looks only, and changes nothing. */
final class Needs {
    private static final long NET_ADMIN = 1L << 12;
    private static final long SYS_ADMIN = 1L << 21;
    private static final List<String> FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Needs() {}

    /** What is missing, and what helps. */
    static Optional<String> missing() {
        if (!isThere("ip")) {
            return Optional.of("the command ip is missing; install the package iproute2");
        } else if (!isThere("nft")) {
            return Optional.of("the command nft is missing; install the package nftables");
        }
        long all = NET_ADMIN | SYS_ADMIN;
        return (capabilities() & all) == all
                ? Optional.empty()
                : Optional.of("networks need root (CAP_NET_ADMIN and CAP_SYS_ADMIN); start with sudo");
    }

    private static boolean isThere(String program) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static long capabilities() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring(line.indexOf(':') + 1).strip(), 16))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException _) {
            return 0;
        }
    }
}
