package io.unkai.kernel.policy;

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

/** A document's JSON, before it is known to be a policy. */
sealed interface PolicyTree {
    /** Most characters of a document: IAM reads no more, and no service keeps as many. */
    int MAX_CHARS = 131_072;

    /** An object; its keys are unique. */
    record Obj(Map<String, PolicyTree> members, Span span) implements PolicyTree {
        /** A member that may only be a string; null where there is none. */
        @Nullable
        String text(String name) {
            return switch (members.get(name)) {
                case null -> null;
                case Str string -> string.text();
                case Obj _, Arr _, Scalar _ -> throw MalformedPolicyException.syntax();
            };
        }
    }

    /** An array. */
    record Arr(List<PolicyTree> elements) implements PolicyTree {}

    /** A string. */
    record Str(String text) implements PolicyTree {}

    /** A number or a boolean, as written. */
    record Scalar(String text) implements PolicyTree {}

    /** Reads a document. */
    static PolicyTree read(String json) {
        return Reader.read(json);
    }

    /** Reads within bounds. */
    final class Reader {
        /** No policy nests deeper than document, statements, statement, conditions, operator, values. */
        private static final int MAX_DEPTH = 8;

        private static final int MAX_NUMBER = 64;

        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_CHARS)
                        .maxNameLength(MAX_CHARS)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();

        private Reader() {}

        private static PolicyTree read(String json) {
            if (json.length() > MAX_CHARS) {
                throw MalformedPolicyException.syntax();
            }
            try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
                parser.nextToken();
                var tree = value(parser);
                if (parser.nextToken() != null) {
                    throw MalformedPolicyException.syntax();
                }
                return tree;
            } catch (JacksonException e) {
                throw MalformedPolicyException.syntax();
            }
        }

        private static PolicyTree value(JsonParser parser) {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> new Str(text(parser.getString()));
                case VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(parser.getString());
                case START_ARRAY -> array(parser);
                case START_OBJECT -> object(parser);
                case null, default -> throw MalformedPolicyException.syntax();
            };
        }

        private static PolicyTree array(JsonParser parser) {
            var elements = new ArrayList<PolicyTree>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new Arr(elements);
        }

        private static PolicyTree object(JsonParser parser) {
            var start = parser.currentTokenLocation();
            var members = new LinkedHashMap<String, PolicyTree>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = text(parser.currentName());
                parser.nextToken();
                if (members.put(name, value(parser)) != null) {
                    throw MalformedPolicyException.syntax();
                }
            }
            var end = parser.currentLocation();
            return new Obj(
                    members, new Span(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr()));
        }

        private static String text(String text) {
            if (Glob.hasCodes(text)) {
                throw MalformedPolicyException.syntax();
            }
            return text;
        }
    }
}
