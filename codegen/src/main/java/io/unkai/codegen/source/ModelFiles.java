package io.unkai.codegen.source;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.json.JsonPatch;
import io.unkai.codegen.json.JsonReader;
import io.unkai.codegen.model.ServiceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds and patches the files of a service: classic models in the jar of AWS's models on the class path, schemas and
 * paginators in npm packages.
 */
public final class ModelFiles {
    private static final String NPM = "npm:";

    private final Path models;
    private final Path packages;

    /**
     * @param models the project's folder of models
     * @param packages the folder of installed npm packages
     */
    public ModelFiles(Path models, Path packages) {
        this.models = models;
        this.packages = packages;
    }

    /** The patched model of a service. */
    public Json model(ServiceSource service) throws IOException {
        var model = unpatched(service.model());
        var patch = models.resolve("patches").resolve(service.id() + ".json");
        if (!Files.exists(patch)) {
            return model;
        }
        try {
            return JsonPatch.apply(model, JsonReader.read(patch));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(patch + ": " + e.getMessage(), e);
        }
    }

    private Json unpatched(String name) throws IOException {
        if (name.startsWith(NPM)) {
            return SchemaPackage.read(packages.resolve(name.substring(NPM.length())));
        }
        var path = "/models/" + name + "-model.json";
        try (var in = ModelFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no " + path + " on the class path");
            }
            return JsonReader.read(in);
        }
    }

    /** How the operations of a service page; missing where no file says. */
    public Json paginators(ServiceSource service) throws IOException {
        var file = packages.resolve("aws-sdk/apis/" + service.pagination() + ".paginators.json");
        return Files.exists(file) ? JsonReader.read(file) : Json.MISSING;
    }
}
