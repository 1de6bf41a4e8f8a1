package io.unkai.codegen.source;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What TypeScript declarations of a client package tell beyond its schemas: types of members, errors of commands. */
final class TypeDeclarations {
    private static final Pattern INTERFACE = Pattern.compile("^export interface (\\w+)[^{]*\\{$");
    private static final Pattern PROPERTY = Pattern.compile("^    (\\w+)\\??: (\\w+)(\\[\\])?[^;]*;$");
    private static final Pattern THROWS = Pattern.compile("@throws \\{@link (\\w+)\\} \\(");

    private final Map<String, String> types = new HashMap<>();

    /** Adds a file of interfaces. */
    void add(String text) {
        @Nullable String owner = null;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var opening = INTERFACE.matcher(line);
            if (opening.matches()) {
                owner = opening.group(1);
            } else if (line.equals("}")) {
                owner = null;
            } else if (owner != null) {
                var property = PROPERTY.matcher(line);
                if (property.matches()) {
                    types.put(owner + '.' + property.group(1), property.group(2));
                }
            }
        }
    }

    /**
     * The declared type, or element type, of a property; empty where unknown. An owner whose name the language has already is
     * declared with an underscore.
     */
    String typeOf(String owner, String property) {
        var own = types.get(owner + '.' + property);
        return own != null ? own : types.getOrDefault('_' + owner + '.' + property, "");
    }

    /** The modelled errors that a command's documentation names. */
    static Set<String> errors(String command) {
        var errors = new LinkedHashSet<String>();
        var matcher = THROWS.matcher(command);
        while (matcher.find()) {
            errors.add(matcher.group(1));
        }
        return errors;
    }
}
