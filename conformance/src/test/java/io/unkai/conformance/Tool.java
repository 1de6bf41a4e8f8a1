package io.unkai.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tools built on S3, each as its users have it. */
enum Tool {
    JAVA_ASYNC {
        @Override
        List<String> command() {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    JavaAsyncRoundTrip.class.getName());
        }

        @Override
        boolean installed() {
            return true;
        }
    },
    S3CMD,
    RCLONE,
    RESTIC;

    /** What takes a bucket, a tree and a target, and brings the tree there by way of the bucket. */
    List<String> command() {
        var script = name().toLowerCase(Locale.ROOT) + ".sh";
        return List.of(
                "sh", Path.of("clients/cli").resolve(script).toAbsolutePath().toString());
    }

    /** Whether this machine has it. */
    boolean installed() {
        var program = name().toLowerCase(Locale.ROOT);
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String bucket() {
        return "tool-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
