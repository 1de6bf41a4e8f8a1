package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.policy.PrincipalType;
import io.unkai.kernel.policy.Principals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The principals of a statement.
 *
 * @param negated whether all others are meant
 * @param names each with its type
 */
record Who(boolean negated, Set<Name> names) {
    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");
    private static final Name STAR = new Name(PrincipalType.AWS, "*");

    /** Anybody. */
    static final Who EVERYONE = new Who(false, Set.of(STAR));

    /** A principal as written, but an account by its number. */
    record Name(PrincipalType type, String text) {}

    static Who of(Principals principals) {
        var names = new HashSet<Name>();
        for (var type : PrincipalType.values()) {
            for (var value : principals.values(type)) {
                var root = ROOT.matcher(value);
                names.add(new Name(type, root.matches() ? root.group(1) : value));
            }
        }
        return new Who(principals.negated(), names);
    }

    /** One for each name; all others than some cannot be taken apart. */
    List<Who> parts() {
        return negated
                ? List.of(this)
                : names.stream().map(name -> new Who(false, Set.of(name))).toList();
    }

    /** Whether whoever is in a part is surely in these. */
    boolean covers(Who part) {
        if (negated) {
            return part.negated && part.names.containsAll(names);
        }
        return names.contains(STAR)
                || !part.negated
                        && part.names.stream()
                                .allMatch(name -> names.contains(name) || names.contains(new Name(name.type, "*")));
    }
}
