package io.unkai.wire.rest;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.wire.protocol.Base64Text;
import io.unkai.wire.protocol.TextValues;
import io.unkai.wire.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Members that travel as text: one value or a list of values. */
final class BoundText {
    private BoundText() {}

    /** Reads a label's or query parameter's text. */
    static Object fromUri(Member member, List<String> texts) {
        if (member.target() instanceof ListSchema list) {
            var values = new ArrayList<Object>(texts.size());
            for (var text : texts) {
                values.add(TextValues.parse(list.element(), TimestampFormat.DATE_TIME, text));
            }
            return List.copyOf(values);
        }
        return TextValues.parse(member, TimestampFormat.DATE_TIME, texts.getFirst());
    }

    /** Reads a header's fields. */
    static Object fromHeader(Member member, List<String> fields) {
        if (member.target() instanceof ListSchema list) {
            var values = new ArrayList<Object>();
            for (var text : split(list.element(), String.join(",", fields))) {
                values.add(TextValues.parse(list.element(), TimestampFormat.HTTP_DATE, HeaderText.read(text)));
            }
            return List.copyOf(values);
        }
        var text = fields.getFirst().strip();
        if (isMedia(member)) {
            return Utf8.decode(Base64Text.decode(text).shared());
        }
        return TextValues.parse(member, TimestampFormat.HTTP_DATE, HeaderText.read(text));
    }

    private static List<String> split(Member element, String value) {
        if (value.isBlank()) {
            return List.of();
        }
        boolean dates = element.target().type() == ShapeType.TIMESTAMP
                && TextValues.format(element, TimestampFormat.HTTP_DATE) == TimestampFormat.HTTP_DATE;
        return dates ? HeaderLists.splitDates(value) : HeaderLists.split(value);
    }

    /** Strings with a media type may hold anything, so headers carry them in Base64. */
    private static boolean isMedia(Member member) {
        return member.traits().mediaType() != null && member.target().type() == ShapeType.STRING;
    }

    /** Writes a header's value. */
    static String toHeader(Member member, Object value) {
        if (member.target() instanceof ListSchema list) {
            boolean strings = list.element().target().type() == ShapeType.STRING;
            return ((List<?>) value)
                    .stream()
                            .map(element -> TextValues.format(list.element(), TimestampFormat.HTTP_DATE, element))
                            .map(text -> strings ? HeaderLists.quote(text) : text)
                            .map(HeaderText::write)
                            .collect(Collectors.joining(", "));
        }
        var text = TextValues.format(member, TimestampFormat.HTTP_DATE, value);
        return HeaderText.write(isMedia(member) ? Base64Text.encode(Blob.utf8(text)) : text);
    }
}
