package io.unkai.server.cli;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes the JSON answers of commands, and reads little things out of those of the cloud. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** @param content fills the object */
    static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The text of the first property of a name, wherever it is, or empty. */
    static String first(String json, String name) {
        var all = all(json, name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The texts of all properties of a name, wherever they are; none where that is no JSON. */
    static List<String> all(String json, String name) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && name.equals(parser.currentName())) {
                    found.add(parser.getString());
                }
            }
        } catch (JacksonException e) {
            return List.of();
        }
        return found;
    }

    /** The same document on several lines. */
    static String indented(String json) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json);
                JsonGenerator generator = FACTORY.createGenerator(new Indenting(), text)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return text.toString();
    }

    /** Has generators put each property on a line of its own. */
    private static final class Indenting extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    }
}
