package io.unkai.codegen.emit;

import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds structures that contain themselves, directly or through others (strongly connected components, after Tarjan). Only
 * uses inside such a ring need a late lookup: without them, initialising the class of a structure initialises only classes
 * that never come back to it, so no thread sees a schema that is not there yet and no two wait for each other.
 */
final class Cycles {
    private final ServiceDefinition service;
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, Integer> component = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Cycles(ServiceDefinition service) {
        this.service = service;
        for (var shape : service.shapes().values()) {
            if (shape instanceof Shape.Structure structure) {
                var targets = new LinkedHashSet<String>();
                structure.members().forEach(member -> collect(member, targets));
                uses.put(structure.name(), targets);
            }
        }
        uses.keySet().stream().sorted().filter(name -> !order.containsKey(name)).forEach(this::visit);
    }

    /** Whether a structure's use of another leads back to it. */
    boolean isRecursive(String from, String to) {
        return Objects.equals(component.get(from), component.get(to))
                && (!from.equals(to) || uses.getOrDefault(from, Set.of()).contains(to));
    }

    private void collect(ShapeMember member, Set<String> into) {
        switch (service.shape(member.target())) {
            case Shape.Structure structure -> into.add(structure.name());
            case Shape.Sequence list -> collect(list.element(), into);
            case Shape.Mapping map -> collect(map.value(), into);
            case Shape.Simple simple -> {
                // has no parts
            }
        }
    }

    private void visit(String name) {
        int number = order.size();
        order.put(name, number);
        lowest.put(name, number);
        open.push(name);
        for (var used : uses.getOrDefault(name, Set.of())) {
            if (!order.containsKey(used)) {
                visit(used);
                lowest.merge(name, lowest.getOrDefault(used, number), Math::min);
            } else if (!component.containsKey(used)) {
                lowest.merge(name, order.getOrDefault(used, number), Math::min);
            }
        }
        if (lowest.getOrDefault(name, number) == number) {
            String member;
            do {
                member = open.pop();
                component.put(member, number);
            } while (!member.equals(name));
        }
    }
}
