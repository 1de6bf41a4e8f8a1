package io.unkai.services.management.accessanalyzer.validation;

import java.util.List;

/**
 * The actions or resources of a statement.
 *
 * @param negated whether all others are meant
 * @param patterns as written; a variable stands for the same wherever it stands
 */
record Texts(boolean negated, List<String> patterns) {
    private static final String STAR = "*";

    /** All. */
    static final Texts ANY = new Texts(false, List.of(STAR));

    /** One for each pattern; all others than some cannot be taken apart. */
    List<Texts> parts() {
        return negated
                ? List.of(this)
                : patterns.stream()
                        .map(pattern -> new Texts(false, List.of(pattern)))
                        .toList();
    }

    /** Whether whatever is in a part is surely in these. */
    boolean covers(Texts part) {
        if (negated && part.negated) {
            return patterns.stream().allMatch(out -> new Texts(false, part.patterns).has(out));
        }
        if (negated) {
            return patterns.stream().noneMatch(out -> part.patterns.stream().anyMatch(one -> meet(out, one)));
        }
        return part.negated ? has(STAR) : part.patterns.stream().allMatch(this::has);
    }

    private boolean has(String narrow) {
        return patterns.stream().anyMatch(wide -> covers(wide, narrow));
    }

    /** Nobody knows how long a variable is. */
    private static boolean covers(String wide, String narrow) {
        boolean counts = wide.indexOf('?') >= 0 && narrow.contains("${");
        return !counts && Patterns.covers(wide, narrow);
    }

    /** Whether something may be in both. */
    boolean meets(Texts other) {
        return negated
                || other.negated
                || patterns.stream().anyMatch(one -> other.patterns.stream().anyMatch(two -> meet(one, two)));
    }

    private static boolean meet(String one, String two) {
        return Patterns.meet(Patterns.fixed(one), Patterns.fixed(two));
    }
}
