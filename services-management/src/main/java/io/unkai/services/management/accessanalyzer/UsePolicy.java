package io.unkai.services.management.accessanalyzer;

import io.unkai.services.management.audit.EventJson;
import io.unkai.services.management.audit.Uses.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Writes policies that allow what was used and no more: a statement for the actions of a service on the same resources. */
final class UsePolicy {
    /** Most characters of a managed policy; what does not fit goes into another. */
    static final int MAX_CHARS = 6_144;

    private static final String START = "{\"Version\":\"2012-10-17\",\"Statement\":[";
    private static final String END = "]}";

    private UsePolicy() {}

    /** The documents; none where nothing was used. */
    static List<String> of(List<Use> uses) {
        var documents = new ArrayList<String>();
        var document = new StringBuilder();
        for (var statement : statements(uses)) {
            if (!document.isEmpty() && document.length() + statement.length() + END.length() >= MAX_CHARS) {
                documents.add(document.append(END).toString());
                document.setLength(0);
            }
            document.append(document.isEmpty() ? START : ",").append(statement);
        }
        if (!document.isEmpty()) {
            documents.add(document.append(END).toString());
        }
        return documents;
    }

    private static List<String> statements(List<Use> uses) {
        var resources = new TreeMap<String, SortedSet<String>>();
        for (var use : uses) {
            resources.computeIfAbsent(use.action(), action -> new TreeSet<>()).add(use.resource());
        }
        var actions = new TreeMap<String, SortedSet<String>>();
        resources.forEach((action, on) -> actions.computeIfAbsent(
                        action.substring(0, action.indexOf(':')) + ' ' + bounded(on), key -> new TreeSet<>())
                .add(action));
        var statements = new ArrayList<String>();
        for (var entry : actions.entrySet()) {
            var first = entry.getValue().first();
            statements.add(statement(entry.getValue(), bounded(resources.getOrDefault(first, new TreeSet<>()))));
        }
        return statements;
    }

    /** All where everything is among them, or where they would not fit into a policy. */
    private static Collection<String> bounded(SortedSet<String> resources) {
        int chars = resources.stream().mapToInt(arn -> arn.length() + 3).sum();
        return resources.contains("*") || chars > MAX_CHARS / 2 ? List.of("*") : resources;
    }

    private static String statement(Collection<String> actions, Collection<String> resources) {
        return EventJson.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("Effect", "Allow");
            array(json, "Action", actions);
            array(json, "Resource", resources);
            json.writeEndObject();
        });
    }

    private static void array(JsonGenerator json, String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
