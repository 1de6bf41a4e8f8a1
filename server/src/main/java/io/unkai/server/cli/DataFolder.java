package io.unkai.server.cli;

import io.unkai.server.run.FirstStart;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** One cloud's folder as the command line sees it. */
record DataFolder(Path path) {
    Path logs() {
        return path.resolve("logs");
    }

    Path log() {
        return logs().resolve("unkai.log");
    }

    /** What the JVM itself prints, outside the structured log. */
    Path console() {
        return logs().resolve("console.log");
    }

    /** The server that runs on this folder now and is ready or was. */
    Optional<RunFile> running() {
        try {
            return RunFile.read(path).filter(file -> file.process().alive());
        } catch (IOException e) {
            throw new UncheckedIOException("the state of the server cannot be read", e);
        }
    }

    Optional<FirstStart> firstStart() {
        try {
            return FirstStart.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the new access key cannot be read", e);
        }
    }

    /** @throws CliException when nothing runs on this folder */
    RunFile requireRunning() {
        return running()
                .orElseThrow(() -> new CliException(
                        Exit.NOT_RUNNING, "no cloud is running on " + path, "start one with: " + command("up")));
    }

    /** How to type a command for this cloud. */
    String command(String command) {
        String name = System.getProperty("unkai.command", "./unkai");
        boolean byDefault = path.equals(CliContext.ofProcess().defaultData());
        return name + " " + command + (byDefault ? "" : " --data " + path);
    }

    /** How to get a new root key into the AWS configuration. */
    String newKey() {
        return "get a new root key with: " + command("down") + " && " + command("up");
    }
}
