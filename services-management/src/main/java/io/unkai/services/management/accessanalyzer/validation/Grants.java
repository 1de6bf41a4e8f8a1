package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Whether a policy may grant something. Conditions are taken to hold, and only a plain deny takes anything away: the answer is never a
 * no where there is a grant.
 */
public final class Grants {
    private Grants() {}

    /** The statements by which a policy may grant one of these actions on one of these resources; a star is any. */
    public static List<Statement> of(Policy policy, List<String> actions, List<String> resources) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW
                        && actions.stream()
                                .anyMatch(action -> resources.stream()
                                        .anyMatch(resource -> meets(statement, action, resource)
                                                && !isDenied(policy, action, resource))))
                .toList();
    }

    private static boolean meets(Statement statement, String action, String resource) {
        var actions = statement.actions();
        var resources = statement.resources();
        boolean acts = actions != null
                && (actions.negated()
                        ? !covered(actions.values(), action)
                        : actions.values().stream().anyMatch(one -> Patterns.meet(lower(one), lower(action))));
        boolean fits = resources == null
                || (resources.negated()
                        ? !covered(resources.values(), resource)
                        : resources.values().stream().anyMatch(one -> Patterns.meet(Patterns.fixed(one), resource)));
        return acts && fits;
    }

    /** Whether a deny without conditions, about anyone or about whoever has the policy, forbids all of it. */
    private static boolean isDenied(Policy policy, String action, String resource) {
        return policy.statements().stream()
                .anyMatch(deny -> deny.effect() == Effect.DENY
                        && deny.conditions().isEmpty()
                        && (deny.principals() == null
                                || deny.principals().everyone()
                                        && !deny.principals().negated())
                        && deny.actions() != null
                        && !deny.actions().negated()
                        && covered(deny.actions().values(), action)
                        && (deny.resources() == null
                                || !deny.resources().negated()
                                        && covered(deny.resources().values(), resource)));
    }

    private static boolean covered(List<String> patterns, String wanted) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.indexOf('$') < 0 && Patterns.covers(lower(pattern), lower(wanted)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
