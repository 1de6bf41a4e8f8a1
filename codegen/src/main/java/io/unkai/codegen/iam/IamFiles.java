package io.unkai.codegen.iam;

import io.unkai.codegen.json.Json;
import io.unkai.kernel.iam.IamAction;
import io.unkai.kernel.iam.IamNeed;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Writes what is known of actions as compact text, which {@link io.unkai.kernel.iam.IamActions} reads. */
public final class IamFiles {
    private static final String FOLDER = "io/unkai/api/iam/";

    private final IamData data;

    /** Writes from this data. */
    public IamFiles(IamData data) {
        this.data = data;
    }

    /**
     * Writes the operations' needs, all actions of every prefix that occurs, and which members name resources.
     *
     * @param bindings what {@code models/iam-resources.json} says
     */
    public void write(SortedMap<String, List<String>> operations, Json bindings, BiConsumer<String, String> out) {
        var prefixes = new TreeSet<String>();
        var index = new StringBuilder();
        operations.forEach((operation, needs) -> {
            index.append(operation).append('\t').append(String.join(" ", needs)).append('\n');
            needs.forEach(need -> prefixes.add(IamNeed.parse(need).prefix()));
        });
        out.accept(FOLDER + "operations.tsv", index.toString());
        out.accept(FOLDER + "bindings.tsv", bindings(bindings));
        prefixes.forEach(prefix -> out.accept(FOLDER + prefix + ".tsv", prefix(prefix)));
    }

    private static String bindings(Json bindings) {
        var text = new StringBuilder();
        bindings.eachField((service, operations) -> operations.eachField((operation, variables) -> variables.eachField(
                (variable, members) -> line(text, service + ':' + operation, variable, members.text()))));
        return text.toString();
    }

    private String prefix(String prefix) {
        var text = new StringBuilder();
        data.resourceTypes(prefix)
                .eachField((name, type) ->
                        line(text, "T", type.get("key").text(), type.get("arn").text()));
        data.actions(prefix).eachField((name, action) -> {
            line(
                    text,
                    "A",
                    action.get("name").text(),
                    level(action),
                    words(action.get("conditionKeys")),
                    words(action.get("dependentActions")));
            for (var resource : action.get("resourceTypes").items()) {
                line(
                        text,
                        "R",
                        resource.get("name").text(),
                        resource.get("required").isTrue() ? "1" : "0",
                        words(resource.get("conditionKeys")));
            }
        });
        return text.toString();
    }

    /** The first of several classes is the narrower one: {@code Tagging, Write} is tagging. */
    private static String level(Json action) {
        var classes = action.get("accessLevel").text();
        var first = classes.substring(0, (classes + ',').indexOf(','));
        return IamAction.Level.valueOf(first.toUpperCase(Locale.ROOT).replace(' ', '_'))
                .name();
    }

    private static String words(Json list) {
        return list.texts().stream().map(word -> word.replace(' ', '+')).collect(Collectors.joining(" "));
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(String.join("\t", fields)).append('\n');
    }
}
