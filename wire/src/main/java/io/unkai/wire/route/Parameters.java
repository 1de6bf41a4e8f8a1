package io.unkai.wire.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks single parameters up in query strings and forms, without taking the whole apart. */
final class Parameters {
    private Parameters() {}

    /** The decoded first value of a name that needs no encoding, or null. */
    static @Nullable String first(String encoded, String name) {
        int start = 0;
        while (start <= encoded.length()) {
            int end = encoded.indexOf('&', start);
            int stop = end < 0 ? encoded.length() : end;
            boolean named = encoded.startsWith(name, start) && start + name.length() <= stop;
            if (named && start + name.length() == stop) {
                return "";
            }
            if (named && encoded.charAt(start + name.length()) == '=') {
                return decode(encoded.substring(start + name.length() + 1, stop));
            }
            start = stop + 1;
        }
        return null;
    }

    /** The decoded names. */
    static Set<String> names(String encoded) {
        var names = new HashSet<String>();
        for (var part : encoded.split("&")) {
            int equals = part.indexOf('=');
            names.add(decode(equals < 0 ? part : part.substring(0, equals)));
        }
        return names;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: the codec refuses it in the protocol's words
        }
    }
}
