package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.services.management.accessanalyzer.validation.Issue.Mark;
import io.unkai.services.management.accessanalyzer.validation.Node.Member;
import io.unkai.services.management.accessanalyzer.validation.Node.Span;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a document with the places of all its pieces. */
final class NodeReader {
    /** Most characters of a document. */
    static final int MAX_CHARS = 131_072;

    private static final int MAX_DEPTH = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_CHARS)
                    .maxNameLength(MAX_CHARS)
                    .build())
            .build();

    private NodeReader() {}

    /**
     * A document.
     *
     * @param node what it says, or null where it is no JSON
     * @param broken where it stops being JSON, or null
     */
    record Read(@Nullable Node node, @Nullable Mark broken) {}

    static Read read(String json) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                return new Read(null, new Mark(1, 0, 0));
            }
            var node = value(parser);
            return parser.nextToken() == null
                    ? new Read(node, null)
                    : new Read(null, mark(parser.currentTokenLocation()));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return new Read(null, at == null ? new Mark(1, 0, 0) : mark(at));
        }
    }

    private static Node value(JsonParser parser) {
        var start = mark(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, start);
            case START_ARRAY -> array(parser, start);
            case VALUE_STRING -> new Node.Text(parser.getString(), new Span(start, end(parser)));
            case null, default -> new Node.Plain(parser.getString(), new Span(start, end(parser)));
        };
    }

    private static Node object(JsonParser parser, Mark start) {
        var members = new ArrayList<Member>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.add(new Member(name, value(parser)));
        }
        return new Node.Obj(members, new Span(start, end(parser)));
    }

    private static Node array(JsonParser parser, Mark start) {
        var elements = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Node.Arr(elements, new Span(start, end(parser)));
    }

    /** Asks for the whole token first: the parser reads strings only when they are wanted. */
    private static Mark end(JsonParser parser) {
        var _ = parser.getString();
        return mark(parser.currentLocation());
    }

    private static Mark mark(TokenStreamLocation at) {
        return new Mark(
                Math.max(1, at.getLineNr()), Math.max(0, at.getColumnNr() - 1), (int) Math.max(0, at.getCharOffset()));
    }
}
