package io.unkai.kernel.iam;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in an input something is named: members parted by dots, through structures and lists, for example
 * {@code Delete.Objects.Key}.
 */
public final class MemberPath {
    private final List<Member> members;

    private MemberPath(List<Member> members) {
        this.members = members;
    }

    /** Finds the path in a structure, in any case of its letters, or null where it has no such members. */
    public static @Nullable MemberPath find(StructSchema input, String path) {
        var members = new ArrayList<Member>();
        Schema at = input;
        for (var name : path.split("\\.", -1)) {
            var member = at instanceof StructSchema struct ? member(struct, name) : null;
            if (member == null) {
                return null;
            }
            members.add(member);
            at = element(member.target());
        }
        return new MemberPath(List.copyOf(members));
    }

    private static @Nullable Member member(StructSchema struct, String name) {
        var exact = struct.member(name);
        if (exact != null) {
            return exact;
        }
        for (var member : struct.members()) {
            if (member.name().equalsIgnoreCase(name)) {
                return member;
            }
        }
        return null;
    }

    private static Schema element(Schema schema) {
        return schema instanceof ListSchema list ? element(list.element().target()) : schema;
    }

    /** What an input has there, in order; nothing where it is not set. */
    public List<String> values(Struct input) {
        var values = new ArrayList<String>();
        collect(input, 0, values);
        return values;
    }

    private void collect(@Nullable Object at, int depth, List<String> values) {
        switch (at) {
            case null -> {
                // not set
            }
            case List<?> list -> list.forEach(element -> collect(element, depth, values));
            case Struct struct
            when depth < members.size() ->
                collect(struct.member(members.get(depth).index()), depth + 1, values);
            default -> values.add(at.toString());
        }
    }

    /** The names of the members, parted by dots. */
    @Override
    public String toString() {
        return String.join(".", members.stream().map(Member::name).toList());
    }
}
