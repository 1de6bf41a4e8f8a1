package io.unkai.wire.validate;

import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in an input a value is, from the value up.
 *
 * @param parent what holds it, or null for the input itself
 * @param name the member's name or the map's key; the position, from 0, in a list
 * @param kind what {@code name} is
 */
record Path(@Nullable Path parent, String name, Kind kind) {
    enum Kind {
        MEMBER,
        INDEX,
        KEY
    }

    static Path member(@Nullable Path parent, String name) {
        return new Path(parent, name, Kind.MEMBER);
    }

    Path index(int position) {
        return new Path(this, Integer.toString(position), Kind.INDEX);
    }

    Path key(String key) {
        return new Path(this, key, Kind.KEY);
    }

    /** A JSON pointer, as in {@code /tags/0/key}. */
    String pointer() {
        var steps = new ArrayDeque<String>();
        for (var step = this; step != null; step = step.parent) {
            steps.push(step.name.replace("~", "~0").replace("/", "~1"));
        }
        return "/" + String.join("/", steps);
    }

    /** As AWS's older services write it: {@code tags.1.member.key}. */
    String dotted() {
        var steps = new ArrayDeque<String>();
        for (var step = this; step != null; step = step.parent) {
            steps.push(
                    switch (step.kind) {
                        case MEMBER -> decapitalised(step.name);
                        case INDEX -> Integer.parseInt(step.name) + 1 + ".member";
                        case KEY -> step.name + ".member";
                    });
        }
        return String.join(".", steps);
    }

    /** As a query parameter: {@code Tag.1.Key}. */
    String parameter() {
        var steps = new ArrayDeque<String>();
        for (var step = this; step != null; step = step.parent) {
            steps.push(step.kind == Kind.INDEX ? Integer.toString(Integer.parseInt(step.name) + 1) : step.name);
        }
        return String.join(".", steps);
    }

    static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
