package io.unkai.services.identity.organizations.inherit;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads documents by the shape of their type. */
final class Shaping {
    private Shaping() {}

    /** What a document sets. */
    static Setting of(Tree tree, Shape shape) throws Malformed {
        if (!(tree instanceof Tree.Members members)) {
            throw new Malformed("an object with operators or names is missing");
        }
        return switch (shape) {
            case Shape.Fields fields -> fields(members, fields);
            case Shape.Named named -> named(members, named);
            case Shape.One one -> value(members, one.value(), true);
            case Shape.Many many -> value(members, many.value(), false);
        };
    }

    private static Setting fields(Tree.Members members, Shape.Fields fields) throws Malformed {
        var parts = new LinkedHashMap<String, Setting>();
        for (var member : members.all().entrySet()) {
            if (!isControl(member.getKey())) {
                var known = fields.known().get(member.getKey());
                if (known == null) {
                    throw new Malformed(member.getKey() + " is not known");
                }
                parts.put(member.getKey(), of(member.getValue(), known));
            }
        }
        return new Setting.Parts(parts, control(members));
    }

    private static Setting named(Tree.Members members, Shape.Named named) throws Malformed {
        var parts = new LinkedHashMap<String, Setting>();
        for (var member : members.all().entrySet()) {
            if (!isControl(member.getKey())) {
                if (!named.name().matcher(member.getKey()).matches()) {
                    throw new Malformed(member.getKey() + " is no name here");
                }
                var name = named.folded() ? member.getKey().toLowerCase(Locale.ROOT) : member.getKey();
                if (parts.put(name, of(member.getValue(), named.each())) != null) {
                    throw new Malformed(name + " stands twice");
                }
            }
        }
        return new Setting.Parts(parts, control(members));
    }

    /** Whether a name is the child control operator; no other operator stands beside names. */
    private static boolean isControl(String name) throws Malformed {
        if (name.startsWith(Operator.MARK) && !name.equals(Operator.CONTROL)) {
            throw new Malformed(name + " sets nothing here");
        }
        return name.equals(Operator.CONTROL);
    }

    private static @Nullable Set<Operator> control(Tree.Members members) throws Malformed {
        var control = members.all().get(Operator.CONTROL);
        return control == null ? null : Operator.allowed(control);
    }

    private static Setting value(Tree.Members members, Pattern pattern, boolean single) throws Malformed {
        var given = new EnumMap<Operator, List<String>>(Operator.class);
        for (Map.Entry<String, Tree> member : members.all().entrySet()) {
            if (!member.getKey().equals(Operator.CONTROL)) {
                var operator = Operator.find(member.getKey());
                if (operator == null || single && operator != Operator.ASSIGN) {
                    throw new Malformed(member.getKey() + " is no operator here");
                }
                given.put(operator, values(member.getValue(), pattern, single));
            }
        }
        return Setting.Value.of(single, given, control(members));
    }

    private static List<String> values(Tree tree, Pattern pattern, boolean single) throws Malformed {
        var values = switch (tree) {
            case Tree.Text text -> List.of(text.value());
            case Tree.Texts texts when !single -> texts.all();
            case Tree.Texts _, Tree.Members _ -> throw new Malformed("a value is missing");
        };
        for (var value : values) {
            if (!pattern.matcher(value).matches()) {
                throw new Malformed(value + " is no value here");
            }
        }
        return values;
    }
}
