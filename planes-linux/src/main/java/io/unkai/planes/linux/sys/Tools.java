package io.unkai.planes.linux.sys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The programs that this host has. */
public final class Tools {
    private static final List<String> FOLDERS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Tools() {}

    /** Where a program is, if it is installed. */
    public static Optional<Path> find(String program) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first of these that is not installed, if any. */
    public static Optional<String> firstMissing(List<String> programs) {
        return programs.stream().filter(program -> find(program).isEmpty()).findFirst();
    }
}
