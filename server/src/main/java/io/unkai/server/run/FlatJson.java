package io.unkai.server.run;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON objects of strings, numbers and truth values, all read as strings. */
public final class FlatJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private FlatJson() {}

    /** An object; its values are strings, numbers, truth values, or lists of objects. */
    public static String write(Map<String, Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, fields);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Map<?, ?> fields) {
        json.writeStartObject();
        fields.forEach((name, value) -> {
            json.writeName(name.toString());
            switch (value) {
                case Number number -> json.writeNumber(number.longValue());
                case Boolean truth -> json.writeBoolean(truth);
                case List<?> list -> {
                    json.writeStartArray();
                    list.forEach(one -> write(json, (Map<?, ?>) one));
                    json.writeEndArray();
                }
                default -> json.writeString(value.toString());
            }
        });
        json.writeEndObject();
    }

    /** Empty when the text is no flat JSON object, as after a crash of the machine while it was written. */
    public static Optional<Map<String, String>> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    return Optional.empty();
                }
                fields.put(name, json.getString());
            }
            return json.currentToken() == JsonToken.END_OBJECT ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The flat objects in the list of an object that holds nothing else. */
    public static List<Map<String, String>> readList(String text) {
        List<Map<String, String>> list = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    Map<String, String> fields = new LinkedHashMap<>();
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        String name = json.currentName();
                        json.nextToken();
                        fields.put(name, json.getString());
                    }
                    list.add(fields);
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("this is no list of flat objects", e);
        }
        return list;
    }
}
