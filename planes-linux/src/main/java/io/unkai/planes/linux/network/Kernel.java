package io.unkai.planes.linux.network;

import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.Namespaces;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Network namespaces: making, entering, looking into and removing them. */
final class Kernel {
    private static final Path DEVICES = Path.of("/proc/thread-self/net/dev");
    private static final Path SETTINGS = Path.of("/proc/sys/net");
    private static final Path NO_IPV6 = SETTINGS.resolve("ipv6/conf/all/disable_ipv6");
    private static final Path MOUNTS = Path.of("/proc/thread-self/mountinfo");
    private static final Path OWN = Path.of("/proc/self/ns/net");
    private static final String DEVICE = "unix:dev";
    private static final int HEADER_LINES = 2;

    private Kernel() {}

    static boolean exists(String namespace) {
        return isNamespace(Names.path(namespace));
    }

    /** A file that nothing is mounted on is what a crash left behind. */
    private static boolean isNamespace(Path path) {
        try {
            return Files.getAttribute(path, DEVICE).equals(Files.getAttribute(OWN, DEVICE));
        } catch (IOException _) {
            return false;
        }
    }

    /** Makes a namespace that is not there. */
    static void create(String namespace) {
        try {
            Files.deleteIfExists(Names.path(namespace));
        } catch (IOException e) {
            throw new NetworkException("the remains of " + namespace + " cannot be removed", e);
        }
        if (!isShared()) {
            // Once after each start of the host: it also mounts the folder so that everybody sees what changes in it.
            Command.of("ip", "netns", "add", namespace).check();
            return;
        }
        try {
            Namespaces.create(Files.createFile(Names.path(namespace)));
        } catch (IOException e) {
            throw new NetworkException(namespace + " cannot be made", e);
        }
    }

    /** Whether what is unmounted in the folder is unmounted for those as well who have mounts of their own. */
    private static boolean isShared() {
        try (var lines = Files.lines(MOUNTS)) {
            return lines.anyMatch(line -> line.contains(" " + Names.folder() + " ") && line.contains(" shared:"));
        } catch (IOException | UncheckedIOException e) {
            throw new NetworkException("the mounts cannot be read", e);
        }
    }

    /** Removes a namespace; its devices vanish when the last process and socket in it are gone. */
    static void remove(String namespace) {
        var path = Names.path(namespace);
        try {
            if (isNamespace(path)) {
                Mounts.detach(path);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new NetworkException(namespace + " cannot be removed", e);
        }
    }

    /** The namespaces with names that begin so. */
    static Set<String> namespaces(String start) {
        var found = new TreeSet<String>();
        if (!Files.isDirectory(Names.folder())) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Names.folder(), start + "*")) {
            files.forEach(file -> found.add(file.getFileName().toString()));
            return found;
        } catch (IOException e) {
            throw new NetworkException("the namespaces cannot be listed", e);
        }
    }

    /** Does something in a namespace, on a thread of its own. */
    static <T> T in(Path namespace, Callable<T> work) {
        try {
            return Namespaces.in(namespace, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("interrupted in " + namespace, e);
        } catch (Exception e) {
            throw new NetworkException("failed in " + namespace, e);
        }
    }

    /** The devices of the namespace that this thread is in. */
    static Set<String> devices() throws IOException {
        var devices = new TreeSet<String>();
        Files.readAllLines(DEVICES).stream()
                .skip(HEADER_LINES)
                .forEach(
                        line -> devices.add(line.substring(0, line.indexOf(':')).strip()));
        return devices;
    }

    /** The devices of the host, which is where the calling thread is. */
    static Set<String> hostDevices() {
        try {
            return devices();
        } catch (IOException e) {
            throw new NetworkException("the host's devices cannot be listed", e);
        }
    }

    /** Changes settings of the namespace that this thread is in; those of what is not there, or vanishes, are left out. */
    static void set(Map<String, String> settings) throws IOException {
        for (var setting : settings.entrySet()) {
            var file = SETTINGS.resolve(setting.getKey());
            try {
                if (Files.exists(file)) {
                    Files.writeString(file, setting.getValue());
                }
            } catch (IOException e) {
                if (Files.exists(file)) {
                    throw e;
                }
            }
        }
    }

    /** Whether the namespace that this thread is in has been given all its settings. */
    static boolean forwards() throws IOException {
        return Files.readString(SETTINGS.resolve(Settings.FORWARD)).strip().equals("1");
    }

    /** Gives rules to nftables in the namespace that this thread is in: all of them or none. */
    static Command.Result nft(String rules) {
        return Command.of("nft", "-f", "-").reading(rules).run();
    }

    /** Whether the host itself speaks IPv6. */
    static boolean has6() {
        try {
            return Files.readString(NO_IPV6).strip().equals("0");
        } catch (IOException _) {
            return false;
        }
    }

    /** Which namespace a path leads to; 0 if to none. */
    static long inode(Path namespace) {
        try {
            return Files.getAttribute(namespace, "unix:ino") instanceof Long inode ? inode : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
