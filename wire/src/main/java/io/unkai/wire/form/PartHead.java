package io.unkai.wire.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a part says.
 *
 * @param name of the form's field
 * @param fileName the name of the file without folders; empty where there is none
 */
record PartHead(String name, String fileName) {
    /** Reads the lines up to the empty one. */
    static PartHead read(PartInput in) throws IOException {
        String disposition = null;
        for (var line = in.line(); !line.isEmpty(); line = in.line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = line.substring(line.indexOf(':') + 1);
            }
        }
        if (disposition == null || !disposition.strip().toLowerCase(Locale.ROOT).startsWith("form-data")) {
            throw FormErrors.malformed();
        }
        var name = parameter(disposition, "name");
        var file = parameter(disposition, "filename");
        if (name == null || name.isEmpty()) {
            throw FormErrors.malformed();
        }
        return new PartHead(name, file == null ? "" : file.substring(lastFolder(file) + 1));
    }

    private static int lastFolder(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }

    /** The value of a parameter of a header, as the UTF-8 that browsers send; null where there is none. */
    static @Nullable String parameter(String header, String wanted) {
        int at = header.indexOf(';');
        while (at >= 0) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            var name = header.substring(at + 1, equals).strip();
            int end = end(header, equals + 1);
            if (name.equalsIgnoreCase(wanted)) {
                return text(header.substring(equals + 1, end).strip());
            }
            at = header.indexOf(';', end);
        }
        return null;
    }

    /** Where the value that begins there ends. */
    private static int end(String header, int from) {
        int start = from;
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        if (start == header.length() || header.charAt(start) != '"') {
            int semicolon = header.indexOf(';', start);
            return semicolon < 0 ? header.length() : semicolon;
        }
        for (int i = start + 1; i < header.length(); i++) {
            boolean escaped = header.charAt(i) == '\\' && i + 1 < header.length() && header.charAt(i + 1) == '"';
            if (header.charAt(i) == '"') {
                return i + 1;
            }
            i += escaped ? 1 : 0;
        }
        throw FormErrors.malformed();
    }

    private static String text(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"");
        var raw = quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
