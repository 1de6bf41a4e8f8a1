package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text of a policy, in which variables such as <code>${aws:username}</code> may stand. */
final class Text {
    /** A piece of it: coded text, or a key with what stands for it where the request lacks it. */
    private record Part(
            String text, @Nullable String key, @Nullable String fallback) {}

    private final @Nullable Glob constant;
    private final Glob outline;
    private final List<Part> parts;

    private Text(@Nullable Glob constant, Glob outline, List<Part> parts) {
        this.constant = constant;
        this.outline = outline;
        this.parts = parts;
    }

    /** A text in which {@code *} and {@code ?} are wildcards. */
    static Text pattern(String raw, boolean variables) {
        return parse(raw, variables, true);
    }

    /** A text without wildcards. */
    static Text literal(String raw, boolean variables) {
        return parse(raw, variables, false);
    }

    private static Text parse(String raw, boolean variables, boolean wildcards) {
        if (!variables || !raw.contains("${")) {
            return constant(wildcards ? Glob.encode(raw) : raw, List.of());
        }
        var parts = parts(raw, wildcards);
        var joined = new StringBuilder();
        boolean fixed = true;
        for (var part : parts) {
            fixed &= part.key() == null;
            joined.append(part.key() == null ? part.text() : String.valueOf(Glob.MANY));
        }
        var coded = joined.toString();
        return fixed ? constant(coded, parts) : new Text(null, Glob.coded(coded), parts);
    }

    private static Text constant(String coded, List<Part> parts) {
        var glob = Glob.coded(coded);
        return new Text(glob, glob, parts);
    }

    private static List<Part> parts(String raw, boolean wildcards) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < raw.length()) {
            int open = raw.indexOf("${", at);
            int close = open < 0 ? -1 : raw.indexOf('}', open);
            if (close < 0) {
                break;
            }
            literal(parts, raw.substring(at, open), wildcards);
            parts.add(variable(raw.substring(open + 2, close)));
            at = close + 1;
        }
        literal(parts, raw.substring(at), wildcards);
        return parts;
    }

    private static void literal(List<Part> parts, String text, boolean wildcards) {
        if (!text.isEmpty()) {
            parts.add(new Part(wildcards ? Glob.encode(text) : text, null, null));
        }
    }

    private static Part variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Part(inside, null, null);
        }
        int comma = inside.indexOf(',');
        var key = (comma < 0 ? inside : inside.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
        return new Part(
                "", key, comma < 0 ? null : quoted(inside.substring(comma + 1).strip()));
    }

    private static @Nullable String quoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1) : null;
    }

    /** The keys that its variables name. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        for (var part : parts) {
            if (part.key() != null) {
                keys.add(part.key());
            }
        }
        return keys;
    }

    /** What does not depend on the request, or null. */
    @Nullable
    Glob constant() {
        return constant;
    }

    /** Whether a pattern matches a text; looks at variables only where some value of them could make it match. */
    boolean matches(String text, ContextKeys keys) {
        if (!outline.matches(text)) {
            return false;
        }
        var glob = constant == null ? resolve(keys) : null;
        return constant != null || glob != null && glob.matches(text);
    }

    /** With its variables replaced; null where the request lacks one, which then matches nothing. */
    @Nullable
    Glob resolve(ContextKeys keys) {
        if (constant != null) {
            return constant;
        }
        var text = new StringBuilder();
        for (var part : parts) {
            var value = part.key() == null ? part.text() : value(part.key(), part.fallback(), keys);
            if (value == null) {
                return null;
            }
            text.append(value);
        }
        return Glob.coded(text.toString());
    }

    private static @Nullable String value(String key, @Nullable String fallback, ContextKeys keys) {
        var values = keys.get(key);
        if (values == null || values.isEmpty()) {
            return fallback;
        }
        // A key with several values has no place in a text.
        return values.size() == 1 && !Glob.hasCodes(values.getFirst()) ? values.getFirst() : null;
    }
}
