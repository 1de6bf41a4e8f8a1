package io.unkai.kernel.iam;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.List;
import java.util.Map;

/** A piece of an ARN with variables. */
sealed interface ArnPiece {
    /** What it is, for people. */
    String describe();

    /** The piece of a variable. */
    static ArnPiece of(String name, StructSchema input, Map<String, String> bindings) {
        return switch (name) {
            case "Partition" -> new Text("aws");
            case "Region", "Account" -> new Place(name);
            default -> Variable.of(name, input, bindings);
        };
    }

    /** Stays as it is. */
    record Text(String text) implements ArnPiece {
        @Override
        public String describe() {
            return text;
        }
    }

    /** The call's region or account. */
    record Place(String name) implements ArnPiece {
        String fill(String region, String account) {
            return name.equals("Region") ? region : account;
        }

        @Override
        public String describe() {
            return "${" + name + '}';
        }
    }

    /**
     * What the input names.
     *
     * @param paths the members; none where nothing names it
     * @param joined whether several make one name together, else each is one
     * @param supplied whether the service knows it without being told
     */
    record Variable(String name, List<MemberPath> paths, boolean joined, boolean supplied) implements ArnPiece {
        static Variable of(String name, StructSchema input, Map<String, String> bindings) {
            var said = bindings.getOrDefault(name, "*");
            return new Variable(name, Bindings.paths(name, input, bindings), said.indexOf('|') < 0, said.isEmpty());
        }

        boolean bound() {
            return supplied || !paths.isEmpty();
        }

        /** All of a resource's name from one member. */
        static Variable named(String member, StructSchema input) {
            return of(member, input, Map.of(member, member));
        }

        List<String> values(Struct input) {
            return joined ? Bindings.values(paths, input) : Bindings.each(paths, input);
        }

        /** Whether its member's values may be ARNs; other members' values may look like one and are not. */
        boolean holdsArns() {
            return paths.size() == 1
                    && paths.getFirst()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .matches(".*(arns?|role)");
        }

        @Override
        public String describe() {
            return paths.isEmpty()
                    ? supplied ? "{}" : "*"
                    : '{'
                            + String.join(
                                    "+",
                                    paths.stream().map(MemberPath::toString).toList())
                            + '}';
        }
    }
}
