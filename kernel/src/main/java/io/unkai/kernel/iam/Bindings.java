package io.unkai.kernel.iam;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the members of an input that name a variable of an ARN: where nobody says which, those of the same name. */
final class Bindings {
    private static final List<String> ENDINGS = List.of("NameWithPath", "Name", "Id");

    private Bindings() {}

    /** The members of a variable; several are joined, none where the input does not name it. */
    static List<MemberPath> paths(String variable, StructSchema input, Map<String, String> bindings) {
        var said = bindings.get(variable);
        if (said != null) {
            return joined(input, said);
        }
        for (var name : candidates(variable)) {
            var path = MemberPath.find(input, name);
            if (path != null) {
                return List.of(path);
            }
        }
        return List.of();
    }

    private static List<MemberPath> joined(StructSchema input, String members) {
        var paths = new ArrayList<MemberPath>();
        for (var name : members.split("[+|]", -1)) {
            var path = MemberPath.find(input, name);
            if (path != null) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    private static List<String> candidates(String variable) {
        var names = new ArrayList<String>();
        names.add(variable);
        names.add(variable + 's');
        for (var ending : ENDINGS) {
            if (variable.endsWith(ending)) {
                var stem = variable.substring(0, variable.length() - ending.length());
                names.addAll(List.of(stem + "Name", stem + "Id", stem + "Ids", stem + "Arn"));
            }
        }
        return names;
    }

    /** All values of all members. */
    static List<String> each(List<MemberPath> paths, Struct input) {
        return paths.stream().flatMap(path -> path.values(input).stream()).toList();
    }

    /** The values: of one member all it has, of several the text they make together. */
    static List<String> values(List<MemberPath> paths, Struct input) {
        if (paths.size() == 1) {
            return paths.getFirst().values(input);
        }
        var text = new StringBuilder();
        paths.forEach(path -> path.values(input).forEach(text::append));
        return text.isEmpty() ? List.of() : List.of(text.toString());
    }
}
