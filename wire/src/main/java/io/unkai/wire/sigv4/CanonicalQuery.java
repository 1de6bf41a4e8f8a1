package io.unkai.wire.sigv4;

import java.util.ArrayList;
import java.util.Comparator;

/** The query string in a canonical request. */
final class CanonicalQuery {
    private record Parameter(String name, String value) {}

    private CanonicalQuery() {}

    /** Every parameter decoded and strictly encoded, sorted by name and value, without the one of that name. */
    static String of(String rawQuery, String without) {
        if (rawQuery.isEmpty()) {
            return "";
        }
        var parameters = new ArrayList<Parameter>();
        for (var part : rawQuery.split("&")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            var name = encoded(equals < 0 ? part : part.substring(0, equals));
            if (!name.equals(without)) {
                parameters.add(new Parameter(name, equals < 0 ? "" : encoded(part.substring(equals + 1))));
            }
        }
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        var text = new StringBuilder(rawQuery.length());
        for (var parameter : parameters) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(parameter.name())
                    .append('=')
                    .append(parameter.value());
        }
        return text.toString();
    }

    private static String encoded(String raw) {
        return UriEncoding.encode(UriEncoding.decode(raw, true), false);
    }
}
