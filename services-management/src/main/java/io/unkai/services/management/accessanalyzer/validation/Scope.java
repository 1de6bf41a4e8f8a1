package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.policy.Condition;
import io.unkai.kernel.policy.Principals;
import io.unkai.kernel.policy.Resources;
import io.unkai.kernel.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about, or a part of that.
 *
 * @param who whom it is about; null where the policy's place says it
 * @param actions in small letters
 * @param resources what they act on; null where the policy's place says it
 * @param conditions what must all hold
 */
record Scope(@Nullable Who who, Texts actions, @Nullable Texts resources, List<Condition> conditions) {
    private static final List<Who> SOMEBODY = List.of(Who.EVERYONE);
    private static final List<Texts> SOMETHING = List.of(Texts.ANY);

    static Scope of(Statement statement) {
        var actions = Objects.requireNonNull(statement.actions(), "a policy that was read has actions");
        return new Scope(
                who(statement.principals()),
                new Texts(
                        actions.negated(),
                        actions.values().stream()
                                .map(value -> value.toLowerCase(Locale.ROOT))
                                .toList()),
                texts(statement.resources()),
                statement.conditions());
    }

    private static @Nullable Who who(@Nullable Principals principals) {
        return principals == null ? null : Who.of(principals);
    }

    private static @Nullable Texts texts(@Nullable Resources resources) {
        return resources == null ? null : new Texts(resources.negated(), resources.values());
    }

    /** How many parts it has. */
    long size() {
        return (long) (who == null ? 1 : who.parts().size())
                * actions.parts().size()
                * (resources == null ? 1 : resources.parts().size());
    }

    /** All of it, one principal, action and resource at a time as far as they are named. */
    List<Scope> parts() {
        var parts = new ArrayList<Scope>();
        for (var someone : who == null ? SOMEBODY : who.parts()) {
            for (var action : actions.parts()) {
                for (var resource : resources == null ? SOMETHING : resources.parts()) {
                    parts.add(new Scope(
                            who == null ? null : someone, action, resources == null ? null : resource, conditions));
                }
            }
        }
        return parts;
    }

    /** Whether it is surely about all that a part is about. */
    boolean covers(Scope part) {
        boolean all = who == null || who.covers(part.who == null ? Who.EVERYONE : part.who);
        return all
                && actions.covers(part.actions)
                && (resources == null || resources.covers(part.resources == null ? Texts.ANY : part.resources))
                && conditions.stream().allMatch(one -> part.conditions.stream().anyMatch(own -> implies(own, one)));
    }

    /** Whether there may be something that both are about, whomever they name. */
    boolean meets(Scope other) {
        return actions.meets(other.actions)
                && (resources == null || other.resources == null || resources.meets(other.resources));
    }

    /** Whether a condition surely holds where another one does. */
    private static boolean implies(Condition holding, Condition other) {
        boolean alike = holding.operator() == other.operator()
                && holding.quantifier() == other.quantifier()
                && holding.key().equalsIgnoreCase(other.key())
                && (other.ifExists() || !holding.ifExists());
        return alike
                && (holding.operator().element().contains("Not")
                        ? holding.values().containsAll(other.values())
                        : other.values().containsAll(holding.values()));
    }
}
