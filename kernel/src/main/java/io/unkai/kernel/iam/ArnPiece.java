package io.unkai.kernel.iam;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.List;
import java.util.Map;

/** A piece of an ARN with variables. */
sealed interface ArnPiece {
    /** How a binding says that no member names the variable: who calls does. */
    String IMPLIED = "!";

    /** What it is, for people. */
    String describe();

    /** The piece of a variable. */
    static ArnPiece of(String name, StructSchema input, Map<String, String> bindings) {
        return switch (name) {
            case "Partition" -> new Text("aws");
            case "Region", "Account" -> new Place(name);
            default ->
                IMPLIED.equals(bindings.get(name))
                        ? new Variable(name, List.of(), true)
                        : new Variable(name, Bindings.paths(name, input, bindings));
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
     * @param paths the members, joined where there are several; none where nothing names it
     * @param implied whether the call names it without a member
     */
    record Variable(String name, List<MemberPath> paths, boolean implied) implements ArnPiece {
        Variable(String name, List<MemberPath> paths) {
            this(name, paths, false);
        }

        /** Whether something names it. */
        boolean bound() {
            return implied || !paths.isEmpty();
        }

        /** All of a resource's name from one member. */
        static Variable named(String member, StructSchema input) {
            return new Variable(member, Bindings.paths(member, input, Map.of(member, member)));
        }

        List<String> values(Struct input) {
            return Bindings.values(paths, input);
        }

        /** Whether its member's values are ARNs; other members' values may look like one and are not. */
        boolean holdsArns() {
            return paths.size() == 1
                    && paths.getFirst()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .matches(".*arns?");
        }

        @Override
        public String describe() {
            if (implied) {
                return "{caller}";
            }
            return paths.isEmpty()
                    ? "*"
                    : '{'
                            + String.join(
                                    "+",
                                    paths.stream().map(MemberPath::toString).toList())
                            + '}';
        }
    }
}
