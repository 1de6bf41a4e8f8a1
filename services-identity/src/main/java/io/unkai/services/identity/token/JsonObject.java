package io.unkai.services.identity.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * An object of a foreign JSON document, read within bounds; no name may stand in it twice.
 *
 * @param members texts, numbers as {@link Double}, booleans, lists and objects by name; what is null is not there
 */
record JsonObject(Map<String, Object> members) {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 65_536;
    private static final int MAX_NUMBER = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    /**
     * Reads a document of UTF-8.
     *
     * @throws IOException where it is not one object
     */
    static JsonObject read(byte[] json) throws IOException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), new String(json, StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            var object = object(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return object;
        } catch (JacksonException malformed) {
            throw new IOException("malformed JSON", malformed);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_ARRAY -> array(parser);
            case START_OBJECT -> object(parser);
            case null, default -> throw new IOException("malformed JSON");
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        var elements = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var element = value(parser);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            var value = value(parser);
            if (value != null && members.put(name, value) != null) {
                throw new IOException("a name stands twice");
            }
        }
        return new JsonObject(members);
    }

    /** Whether something of this name is there. */
    boolean has(String name) {
        return members.containsKey(name);
    }

    /** A text, or null where there is none of this name. */
    @Nullable
    String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** A number, or null where there is none of this name. */
    @Nullable
    Double number(String name) {
        return members.get(name) instanceof Double number ? number : null;
    }

    /** An object; empty where there is none of this name. */
    JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : new JsonObject(Map.of());
    }

    /** The objects in a list. */
    List<JsonObject> objects(String name) {
        return list(name, JsonObject.class);
    }

    /** The texts in a list, or a text that stands for a list of its own. */
    List<String> texts(String name) {
        var text = text(name);
        return text == null ? list(name, String.class) : List.of(text);
    }

    private <T> List<T> list(String name, Class<T> type) {
        return members.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
