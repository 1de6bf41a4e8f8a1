package io.unkai.codegen;

import io.unkai.kernel.schema.Schema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Compiles the module {@code api}: packages that changed, as many at once as there are processors. Services do not know one another;
 * what lists them all is left to the build's own compiler, which runs afterwards.
 *
 * <p>Arguments: the build folder of the module, and the release of Java.
 */
public final class Compile {
    private final Path sources;
    private final Path classes;
    private final List<String> options;

    private Compile(Path target, String release) throws URISyntaxException {
        this.sources = target.resolve("generated-sources/unkai");
        this.classes = target.resolve("classes");
        var libraries = String.join(System.getProperty("path.separator"), home(Schema.class), home(NullMarked.class));
        this.options = List.of(
                "-d",
                classes.toString(),
                "--class-path",
                libraries,
                "--release",
                release,
                "-proc:none",
                "-g:none",
                "-Xlint:none");
    }

    /** Runs in the build. */
    public static void main(String[] args) throws Exception {
        new Compile(Path.of(args[0]), args[1]).run();
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private void run() throws IOException, InterruptedException {
        var stale = stale();
        if (stale.isEmpty()) {
            return;
        }
        Files.createDirectories(classes);
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var tasks = stale.stream()
                    .map(one -> (Callable<Void>) () -> compile(one))
                    .toList();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        System.out.printf(
                Locale.ROOT,
                "codegen: %d services compiled in %.1f s%n",
                stale.size(),
                (System.nanoTime() - start) / 1e9);
    }

    /** The sources of each package that has any without its class, the largest first. */
    private List<List<Path>> stale() throws IOException {
        var packages = new ArrayList<List<Path>>();
        try (var folders = Files.list(sources.resolve("io/unkai/api"))) {
            for (var folder : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
                try (var files = Files.list(folder)) {
                    var all = files.sorted().toList();
                    if (all.stream().anyMatch(this::isStale)) {
                        packages.add(all);
                    }
                }
            }
        }
        packages.sort(Comparator.<List<Path>>comparingInt(List::size).reversed());
        return packages;
    }

    private boolean isStale(Path source) {
        var name = sources.relativize(source).toString();
        var compiled = classes.resolve(name.substring(0, name.length() - ".java".length()) + ".class")
                .toFile();
        return compiled.lastModified() < source.toFile().lastModified();
    }

    private Void compile(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var wrong = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(wrong, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task =
                    compiler.getTask(null, manager, wrong, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (!task.call()) {
                throw new IOException(wrong.getDiagnostics().toString());
            }
        }
        return null;
    }
}
