package io.unkai.services.identity.organizations.inherit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What the policies of several levels come to, or a part of it. Policies of one level are taken in the order in which they were
 * attached: where two set the same value, the first one does; where two bound what policies below may do, both do.
 */
final class Merged {
    private final Map<String, Merged> parts = new LinkedHashMap<>();
    private final List<String> values = new ArrayList<>();
    private boolean single;
    private boolean assigned;
    private @Nullable Set<Operator> allowed;
    private @Nullable Set<Operator> allowedBelow;

    /** Puts the policies of one level on top, those attached first in front. */
    void level(List<Setting> policies) {
        policies.forEach(policy -> take(policy, Operator.all()));
        settle(null);
    }

    private void take(Setting setting, Set<Operator> outside) {
        var mayUse = allowed == null ? outside : allowed;
        switch (setting) {
            case Setting.Parts given ->
                given.named().forEach((name, part) -> part(name).take(part, mayUse));
            case Setting.Value given -> take(given, mayUse);
        }
        if (setting.allowed() != null) {
            bound(setting.allowed(), mayUse);
        }
    }

    private void take(Setting.Value given, Set<Operator> mayUse) {
        single = given.single();
        var assign = given.given().get(Operator.ASSIGN);
        if (assign != null && mayUse.contains(Operator.ASSIGN) && !assigned) {
            values.clear();
            add(assign);
            assigned = true;
        }
        if (mayUse.contains(Operator.APPEND)) {
            add(given.given().getOrDefault(Operator.APPEND, List.of()));
        }
        if (mayUse.contains(Operator.REMOVE)) {
            values.removeAll(given.given().getOrDefault(Operator.REMOVE, List.of()));
        }
    }

    private void add(List<String> more) {
        for (var value : more) {
            if (!values.contains(value)) {
                values.add(value);
            }
        }
    }

    /** Nobody lets policies below do more than it may do itself. */
    private void bound(Set<Operator> operators, Set<Operator> mayUse) {
        var both = Operator.all();
        both.retainAll(operators);
        both.retainAll(mayUse);
        if (allowedBelow != null) {
            both.retainAll(allowedBelow);
        }
        allowedBelow = both;
    }

    /**
     * Ends a level: what it said of policies below counts from now on, here and in all parts of which it said nothing else, and never
     * less than what was said above.
     *
     * @param outside what this level said of what this is a part of, or null
     */
    private void settle(@Nullable Set<Operator> outside) {
        var said = allowedBelow == null ? outside : allowedBelow;
        if (said != null && (allowed != null || allowedBelow != null)) {
            var both = Operator.all();
            both.retainAll(said);
            if (allowed != null) {
                both.retainAll(allowed);
            }
            allowed = both;
        }
        allowedBelow = null;
        assigned = false;
        parts.values().forEach(part -> part.settle(said));
    }

    /** What is left of each name. */
    Map<String, Merged> parts() {
        return Map.copyOf(parts);
    }

    /** The values that are left. */
    List<String> values() {
        return List.copyOf(values);
    }

    private boolean isEmpty() {
        return values.isEmpty() && parts.values().stream().allMatch(Merged::isEmpty);
    }

    /** What there is of a name. */
    Merged part(String name) {
        return parts.computeIfAbsent(name, _ -> new Merged());
    }

    /** Writes what is left, without operators. */
    void write(JsonGenerator json) {
        if (single && !values.isEmpty()) {
            json.writeString(values.getFirst());
        } else if (!values.isEmpty()) {
            json.writeStartArray();
            values.forEach(json::writeString);
            json.writeEndArray();
        } else {
            json.writeStartObject();
            parts.forEach((name, part) -> {
                if (!part.isEmpty()) {
                    json.writeName(name);
                    part.write(json);
                }
            });
            json.writeEndObject();
        }
    }
}
