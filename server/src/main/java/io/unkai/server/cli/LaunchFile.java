package io.unkai.server.cli;

import io.unkai.server.run.PrivateFile;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code DATA/run/launched}: which process was started on a data directory, known before it is ready. */
final class LaunchFile {
    private LaunchFile() {}

    static void write(Path data, ProcessIdentity process) throws IOException {
        PrivateFile.write(in(data), process.pid() + " " + process.startTicks() + " " + process.bootId() + "\n");
    }

    /** The process that uses the data directory, ready or still starting. */
    static Optional<ProcessIdentity> running(Path data) throws IOException {
        Optional<ProcessIdentity> ready =
                RunFile.read(data).map(RunFile::process).filter(ProcessIdentity::alive);
        return ready.isPresent() ? ready : read(data).filter(ProcessIdentity::alive);
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(in(data));
    }

    private static Optional<ProcessIdentity> read(Path data) throws IOException {
        try {
            String[] fields =
                    Files.readString(in(data), StandardCharsets.UTF_8).strip().split(" ");
            return Optional.of(new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]));
        } catch (NoSuchFileException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Path in(Path data) {
        return data.resolve("run").resolve("launched");
    }
}
