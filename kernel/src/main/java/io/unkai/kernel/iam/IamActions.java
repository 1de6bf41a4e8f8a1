package io.unkai.kernel.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one prefix, read from the compact text that the generator writes: one record a line, fields parted by tabs,
 * lists by spaces. {@code T type arn} is a type of resource; {@code A name level keys dependents} is an action, and each
 * {@code R type required keys} after it one of its resources.
 */
public final class IamActions {
    private final Map<String, IamAction> actions = new HashMap<>();

    private IamActions() {}

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException where a line is none of the three
     */
    public static IamActions parse(String prefix, List<String> lines) {
        var parsed = new IamActions();
        var arns = new HashMap<String, String>();
        for (int i = 0; i < lines.size(); i++) {
            var fields = lines.get(i).split("\t", -1);
            switch (fields[0]) {
                case "T" -> arns.put(fields[1], fields[2]);
                case "A" -> {
                    var action = action(prefix, fields, resources(lines, i + 1, arns));
                    parsed.actions.put(action.name(), action);
                }
                case "R" -> {
                    // belongs to the action above, which has read it
                }
                default -> throw new IllegalArgumentException("unknown line " + lines.get(i));
            }
        }
        return parsed;
    }

    private static IamAction action(String prefix, String[] fields, List<IamResource> resources) {
        return new IamAction(
                prefix + ':' + fields[1],
                IamAction.Level.valueOf(fields[2]),
                resources,
                words(fields[3]),
                words(fields[4]));
    }

    private static List<IamResource> resources(List<String> lines, int from, Map<String, String> arns) {
        var resources = new ArrayList<IamResource>();
        for (int i = from; i < lines.size() && lines.get(i).startsWith("R\t"); i++) {
            var fields = lines.get(i).split("\t", -1);
            var arn = arns.getOrDefault(fields[1], "*");
            resources.add(new IamResource(fields[1], fields[2].equals("1"), arn, words(fields[3])));
        }
        return List.copyOf(resources);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(" "));
    }

    /** The action of a full name, or null. */
    public @Nullable IamAction find(String name) {
        return actions.get(name);
    }

    /** The names of all actions. */
    public Set<String> names() {
        return Set.copyOf(actions.keySet());
    }
}
