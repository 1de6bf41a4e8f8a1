package io.unkai.server.log;

import java.util.Map;

/** One JSON object per line: for programs that collect logs. */
final class JsonLineFormatter extends LineFormatter {
    @Override
    String line(Map<String, String> fields) {
        StringBuilder out = new StringBuilder("{");
        fields.forEach((name, value) -> {
            out.append(out.length() == 1 ? "" : ",").append('"').append(name).append("\":\"");
            value.chars().forEach(c -> escape(out, (char) c));
            out.append('"');
        });
        return out.append('}').toString();
    }
}
