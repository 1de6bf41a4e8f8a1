package io.unkai.codegen.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the constant declarations of a JavaScript module that are literals: strings, numbers, arrays, objects with computed
 * keys, other constants and references of the form {@code () => Name}. Nothing is executed.
 */
final class ScriptLiterals {
    private static final Pattern DECLARATION =
            Pattern.compile("^(?:export )?(?:var|const) ([\\w$]+) = (?!new )", Pattern.MULTILINE);
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|(-?\\d+)|(\\(\\) =>)|([A-Za-z_$][\\w$]*)|([\\[\\]{},:|;]))");

    /** A reference to another declaration. */
    record Reference(String name) {}

    private final Map<String, Object> declared = new LinkedHashMap<>();
    private final Matcher tokens;

    private ScriptLiterals(String script) {
        tokens = TOKEN.matcher(script);
        var declarations = DECLARATION.matcher(script);
        while (declarations.find()) {
            tokens.region(declarations.end(), script.length());
            declared.put(declarations.group(1), value(next()));
        }
    }

    /** All declared values, by name, in order. */
    static Map<String, Object> read(String script) {
        return new ScriptLiterals(script).declared;
    }

    private String next() {
        var token = peek();
        tokens.region(tokens.end(), tokens.regionEnd());
        return token;
    }

    private String peek() {
        if (!tokens.lookingAt()) {
            throw new IllegalArgumentException("unexpected text at offset " + tokens.regionStart());
        }
        return tokens.group().strip();
    }

    private Object value(String token) {
        char first = token.charAt(0);
        if (first == '[') {
            return array();
        }
        if (first == '{') {
            return object();
        }
        if (first == '"') {
            return token.substring(1, token.length() - 1);
        }
        if (first == '(') {
            return new Reference(next());
        }
        if (first == '-' || Character.isDigit(first)) {
            return number(token);
        }
        return constant(token);
    }

    private Object constant(String name) {
        var value = declared.get(name);
        return value == null ? new Reference(name) : value;
    }

    private Object number(String token) {
        long number = Long.parseLong(token);
        while (peek().equals("|")) {
            next();
            number |= Long.parseLong(next());
        }
        return BigDecimal.valueOf(number);
    }

    private List<Object> array() {
        var items = new ArrayList<>();
        for (var token = next(); !token.equals("]"); token = next()) {
            if (!token.equals(",")) {
                items.add(value(token));
            }
        }
        return items;
    }

    private Map<String, Object> object() {
        var fields = new LinkedHashMap<String, Object>();
        for (var token = next(); !token.equals("}"); token = next()) {
            if (token.equals(",")) {
                continue;
            }
            var name = token.equals("[") ? computedKey() : token.replace("\"", "");
            expect(":");
            fields.put(name, value(next()));
        }
        return fields;
    }

    private String computedKey() {
        var name = constant(next());
        expect("]");
        return (String) name;
    }

    private void expect(String token) {
        var found = next();
        if (!found.equals(token)) {
            throw new IllegalArgumentException("expected " + token + " but found " + found);
        }
    }
}
