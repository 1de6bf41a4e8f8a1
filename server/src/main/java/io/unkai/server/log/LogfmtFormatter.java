package io.unkai.server.log;

import java.util.Map;

/** {@code time=... level=info msg="ready on port 4566"}: for people and grep. */
final class LogfmtFormatter extends LineFormatter {
    @Override
    String line(Map<String, String> fields) {
        StringBuilder out = new StringBuilder();
        fields.forEach((name, value) -> {
            out.append(out.isEmpty() ? "" : " ").append(name).append('=');
            append(out, value);
        });
        return out.toString();
    }

    private static void append(StringBuilder out, String value) {
        if (!value.isEmpty() && value.chars().allMatch(LogfmtFormatter::plain)) {
            out.append(value);
            return;
        }
        out.append('"');
        value.chars().forEach(c -> escape(out, (char) c));
        out.append('"');
    }

    private static boolean plain(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\';
    }
}
