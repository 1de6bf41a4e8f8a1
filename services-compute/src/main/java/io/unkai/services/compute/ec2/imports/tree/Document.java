package io.unkai.services.compute.ec2.imports.tree;

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
 * An object of JSON that others wrote. What is not there, or is something else, is empty.
 *
 * @param members texts, lists and objects by name
 */
record Document(Map<String, Object> members) {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1 << 16;
    private static final Document NONE = new Document(Map.of());

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .build())
            .build();

    /** Reads an object. @throws IOException where it is none */
    static Document of(byte[] json) throws IOException {
        if (read(json) instanceof Document document) {
            return document;
        }
        throw new IOException("The image has a document that is no JSON object.");
    }

    /** Reads a list of objects. @throws IOException where it is none */
    static List<Document> listOf(byte[] json) throws IOException {
        if (read(json) instanceof List<?> list) {
            return objects(list);
        }
        throw new IOException("The image has a document that is no JSON list.");
    }

    private static Object read(byte[] json) throws IOException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), new String(json, StandardCharsets.UTF_8))) {
            parser.nextToken();
            var value = value(parser);
            return value == null ? "" : value;
        } catch (JacksonException e) {
            throw new IOException("The image has a document that is no JSON.", e);
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case START_ARRAY -> {
                var all = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var one = value(parser);
                    if (one != null) {
                        all.add(one);
                    }
                }
                yield all;
            }
            case START_OBJECT -> {
                var all = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    var one = value(parser);
                    if (one != null) {
                        all.put(name, one);
                    }
                }
                yield new Document(all);
            }
            case null, default -> null;
        };
    }

    private static List<Document> objects(List<?> list) {
        return list.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .toList();
    }

    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    Document of(String name) {
        return members.get(name) instanceof Document document ? document : NONE;
    }

    List<Document> list(String name) {
        return members.get(name) instanceof List<?> list ? objects(list) : List.of();
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
