package io.unkai.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.codegen.emit.ServiceEmitter;
import io.unkai.codegen.json.JsonReader;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.codegen.read.C2jReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A small model with every trait gives exactly the checked-in sources. After a change that is meant, run with
 * {@code -Dgolden.update=true} and review the difference.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void everyTrait() throws IOException {
        var generated = new TreeMap<String, String>();
        var service = orchard();
        ServiceEmitter.emit(service, generated::put);
        ServiceEmitter.emitList(List.of(service), generated::put);
        var text = new StringBuilder();
        generated.forEach((path, source) ->
                text.append("==== ").append(path).append('\n').append(source).append('\n'));
        var expected = GOLDEN.resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(expected));
    }

    private static ServiceDefinition orchard() throws IOException {
        var source = new ServiceSource("or-chard", "Orchard", "model", "paginators", "orchard", null, null, true);
        return C2jReader.read(
                source,
                JsonReader.read(GOLDEN.resolve("model.json")),
                JsonReader.read(GOLDEN.resolve("paginators.json")));
    }
}
