package io.unkai.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it printed. */
final class Program {
    private static final int LIMIT_MINUTES = 10;

    private Program() {}

    /** What a program came to. */
    record Result(int exit, String out, String err) {
        /** Fails unless the program succeeded. */
        Result ok() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + "\n" + out + "\n" + err);
            }
            return this;
        }
    }

    static Result run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end\n" + text(out) + text(err));
            }
            return new Result(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
