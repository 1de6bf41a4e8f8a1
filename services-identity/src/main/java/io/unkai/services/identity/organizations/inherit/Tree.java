package io.unkai.services.identity.organizations.inherit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A document's JSON: objects, lists of texts, and texts; numbers and booleans are read as the texts they are written as. */
sealed interface Tree {
    /** No policy nests deeper than the conditions of a backup plan's resources. */
    int MAX_DEPTH = 24;

    /** An object; no name stands in it twice. */
    record Members(SequencedMap<String, Tree> all) implements Tree {}

    /** A list. */
    record Texts(List<String> all) implements Tree {}

    /** A text. */
    record Text(String value) implements Tree {}

    /** Reads a document within bounds. */
    static Members read(String json) throws Malformed {
        try (var parser = Reader.FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            var tree = Reader.value(parser);
            if (parser.nextToken() != null || !(tree instanceof Members object)) {
                throw new Malformed("not one JSON object");
            }
            return object;
        } catch (JacksonException e) {
            throw new Malformed("not JSON");
        }
    }

    /** Reads tokens. */
    final class Reader {
        private static final int MAX_TEXT = 16_384;
        private static final int MAX_NUMBER = 32;
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(MAX_TEXT)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();

        private Reader() {}

        private static Tree value(JsonParser parser) throws Malformed {
            var token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                return members(parser);
            }
            if (token == JsonToken.START_ARRAY) {
                return texts(parser);
            }
            return new Text(text(token, parser));
        }

        private static Members members(JsonParser parser) throws Malformed {
            var all = new LinkedHashMap<String, Tree>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                if (all.put(name, value(parser)) != null) {
                    throw new Malformed(name + " stands twice");
                }
            }
            return new Members(all);
        }

        private static Texts texts(JsonParser parser) throws Malformed {
            var all = new ArrayList<String>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                all.add(text(parser.currentToken(), parser));
            }
            return new Texts(List.copyOf(all));
        }

        private static String text(@Nullable JsonToken token, JsonParser parser) throws Malformed {
            if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                throw new Malformed("a text is missing");
            }
            return parser.getString();
        }
    }
}
