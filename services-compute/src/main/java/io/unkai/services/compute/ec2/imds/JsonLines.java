package io.unkai.services.compute.ec2.imds;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes flat JSON objects in the form that EC2 gives them, one member a line. */
final class JsonLines {
    private JsonLines() {}

    static String of(Map<String, @Nullable String> members) {
        return members.entrySet().stream()
                .map(member -> "  " + text(member.getKey()) + " : " + value(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static String value(@Nullable String value) {
        return value == null ? "null" : text(value);
    }

    private static String text(String value) {
        var out = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
