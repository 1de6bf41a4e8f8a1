package io.unkai.codegen.source;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.json.JsonReader;
import io.unkai.codegen.model.ServiceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code models/services.json}. */
public final class ServicesFile {
    private ServicesFile() {}

    /** The services, in the order of the file. */
    public static List<ServiceSource> read(Path file) throws IOException {
        return JsonReader.read(file).items().stream().map(ServicesFile::service).toList();
    }

    private static ServiceSource service(Json line) {
        var id = line.get("id").text();
        var model = line.get("model").text();
        return new ServiceSource(
                id,
                line.get("class").text(),
                model,
                line.get("pagination").text(model),
                line.get("iam").text(id),
                line.get("signingName").textOrNull(),
                line.get("shapeName").textOrNull(),
                line.get("global").isTrue());
    }
}
