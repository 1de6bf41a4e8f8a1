package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts programs of this package in processes of their own, in a session of their own. */
final class CryptProgram {
    /** Nothing of a process that holds a key is written anywhere when it fails. */
    private static final List<String> OPTIONS = List.of(
            "-Xms16m",
            "-Xmx40m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "--enable-native-access=ALL-UNNAMED");

    private CryptProgram() {}

    /**
     * Starts one. Keys go through its input: arguments are seen by everybody.
     *
     * @param messages where what it says goes
     */
    static Process start(Class<?> program, Path messages, List<DiskKey> keys, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of("setsid", java()));
        words.addAll(OPTIONS);
        words.addAll(List.of("-cp", classes(), program.getName()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        var process = builder.directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(messages.toFile()))
                .start();
        try (var to = process.getOutputStream()) {
            for (var key : keys) {
                to.write(key.bytes());
            }
        }
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return Stream.of(CryptMount.class, DiskKey.class)
                .map(CryptProgram::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            var from = type.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(from.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
