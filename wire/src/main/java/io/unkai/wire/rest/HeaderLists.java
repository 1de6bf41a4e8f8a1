package io.unkai.wire.rest;

import io.unkai.wire.protocol.Malformed;
import java.util.ArrayList;
import java.util.List;

/** Lists in one header value: elements between commas, quoted where they hold a comma or a quote. */
final class HeaderLists {
    private HeaderLists() {}

    /** Splits at commas outside quotes and takes the quotes off. */
    static List<String> split(String value) {
        var elements = new ArrayList<String>();
        int at = 0;
        while (at <= value.length()) {
            at = skipBlanks(value, at);
            if (at < value.length() && value.charAt(at) == '"') {
                at = quoted(value, at + 1, elements);
            } else {
                int comma = end(value, at);
                elements.add(value.substring(at, comma).strip());
                at = comma + 1;
            }
        }
        return elements;
    }

    /** Splits HTTP dates, which have a comma of their own. */
    static List<String> splitDates(String value) {
        var elements = new ArrayList<String>();
        int start = 0;
        while (start < value.length()) {
            int own = value.indexOf(',', start);
            int comma = own < 0 ? value.length() : end(value, own + 1);
            elements.add(value.substring(start, comma).strip());
            start = comma + 1;
        }
        return elements;
    }

    /** Quotes an element where splitting would take it apart. */
    static String quote(String element) {
        boolean plain = element.indexOf(',') < 0
                && element.indexOf('"') < 0
                && element.strip().equals(element)
                && !element.isEmpty();
        return plain ? element : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static int quoted(String value, int start, List<String> elements) {
        var element = new StringBuilder();
        int at = start;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            element.append(value.charAt(at++));
        }
        int next = skipBlanks(value, at + 1);
        if (at >= value.length() || next < value.length() && value.charAt(next) != ',') {
            throw Malformed.serialization("Invalid header list value");
        }
        elements.add(element.toString());
        return next + 1;
    }

    private static int skipBlanks(String value, int from) {
        int at = from;
        while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int end(String value, int from) {
        int comma = value.indexOf(',', from);
        return comma < 0 ? value.length() : comma;
    }
}
