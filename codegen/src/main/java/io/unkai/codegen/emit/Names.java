package io.unkai.codegen.emit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Names of the model as names of Java.
 *
 * <p>A run of capitals is one word ({@code DBInstance} is {@code DB} and {@code Instance}), also with a plural {@code s}
 * ({@code ACLs}). A name that Java or the generated records use themselves gets an underscore at its end.
 */
public final class Names {
    private static final Pattern WORD = Pattern.compile("[A-Z]{2,}s(?![a-z])|IPv|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=[a-z\\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])");
    private static final Pattern PLURAL = Pattern.compile("([A-Z])([A-Z]+)s(?![a-z])");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9]+");

    /** No-argument methods that a record component would clash with. */
    private static final Set<String> TAKEN = Set.of(
            "builder",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "schema",
            "toBuilder",
            "toString",
            "wait");

    private Names() {}

    /** A record component of a member: {@code VPCId} is {@code vpcId}. */
    public static String component(String member) {
        var plain = identifier(member);
        var first = WORD.matcher(plain);
        if (!first.lookingAt()) {
            throw new IllegalArgumentException("no Java name for member " + member);
        }
        var name = first.group().toLowerCase(Locale.ROOT) + plain.substring(first.end());
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + '_' : name;
    }

    /** A class of a shape: the same with a capital. */
    public static String type(String shape) {
        var plain = identifier(shape);
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** A constant of an operation or of an enum's value: {@code CreateVpc} is {@code CREATE_VPC}. */
    public static String constant(String value) {
        var words = PLURAL.matcher(value.replace("*", " star ").replace("IPv", "Ipv"))
                .replaceAll(found -> found.group(1) + found.group(2).toLowerCase(Locale.ROOT) + "s");
        var snake = BOUNDARY.matcher(words).replaceAll("_").toUpperCase(Locale.ROOT);
        var plain = FOREIGN.matcher(snake).replaceAll("_").replaceAll("^_+|_+$", "");
        if (plain.isEmpty()) {
            return "EMPTY";
        }
        return Character.isDigit(plain.charAt(0)) ? '_' + plain : plain;
    }

    /** Characters that Java does not know in names are left out, the next letter is a capital. */
    private static String identifier(String name) {
        var parts = FOREIGN.split(name);
        var joined = new StringBuilder();
        for (var part : parts) {
            if (!part.isEmpty()) {
                joined.append(joined.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
            }
        }
        return joined.toString();
    }
}
