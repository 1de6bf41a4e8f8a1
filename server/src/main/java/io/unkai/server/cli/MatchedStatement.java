package io.unkai.server.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A statement of a policy that has a part in a decision.
 *
 * @param index its place in the policy, from 1
 * @param sid its id, or empty
 * @param effect {@code Allow} or {@code Deny}
 */
record MatchedStatement(int index, String sid, String effect) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The statement that begins at a position of a document, line and column from 1, or null where none does. */
    static @Nullable MatchedStatement at(String document, int line, int column) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean statements = "Statement".equals(parser.currentName());
                parser.nextToken();
                if (!statements) {
                    parser.skipChildren();
                } else {
                    return among(parser, line, column);
                }
            }
            return null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable MatchedStatement among(JsonParser parser, int line, int column) {
        boolean many = parser.currentToken() == JsonToken.START_ARRAY;
        int index = 1;
        for (var token = many ? parser.nextToken() : parser.currentToken();
                token == JsonToken.START_OBJECT;
                token = many ? parser.nextToken() : null) {
            var start = parser.currentTokenLocation();
            var statement = read(parser, index);
            if (start.getLineNr() == line && start.getColumnNr() == column) {
                return statement;
            }
            index++;
        }
        return null;
    }

    private static MatchedStatement read(JsonParser parser, int index) {
        var sid = "";
        var effect = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "Sid" -> sid = parser.getString();
                case "Effect" -> effect = parser.getString();
                default -> parser.skipChildren();
            }
        }
        return new MatchedStatement(index, sid, effect);
    }

    @Override
    public String toString() {
        return "statement " + index + (sid.isEmpty() ? "" : " (" + sid + ')') + ": " + effect;
    }
}
