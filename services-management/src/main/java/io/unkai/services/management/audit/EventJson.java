package io.unkai.services.management.audit;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How JSON is written here. */
public final class EventJson {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private EventJson() {}

    /** A document. */
    public static String write(Consumer<JsonGenerator> writing) {
        var text = new StringWriter();
        try (var json = generator(text)) {
            writing.accept(json);
        }
        return text.toString();
    }

    static JsonGenerator generator(StringWriter text) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), text);
    }

    /** A time to the second, as in {@code 2026-01-02T03:04:05Z}. */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
