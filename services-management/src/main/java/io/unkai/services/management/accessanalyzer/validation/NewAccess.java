package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a policy may grant more than another. What is granted has to be found in the other one as it is, or under fewer conditions: the
 * answer is never a no where there is more, and may be a yes where several statements of the other come to the same.
 */
public final class NewAccess {
    private static final long MOST_COMPARED = 1_000_000;

    private NewAccess() {}

    /** Whether two policies are small enough to be compared. */
    public static boolean canCompare(Policy existing, Policy updated) {
        return size(existing) * updated.statements().size()
                        + size(updated) * existing.statements().size()
                <= MOST_COMPARED;
    }

    private static long size(Policy policy) {
        return policy.statements().stream()
                .mapToLong(
                        statement -> Math.min(MOST_COMPARED, Scope.of(statement).size()))
                .sum();
    }

    /** The statements of an updated policy by which it may grant what the existing one does not. */
    public static List<Statement> of(Policy existing, Policy updated) {
        var known = scopes(existing, Effect.ALLOW);
        var freed = scopes(existing, Effect.DENY).stream()
                .filter(deny -> !isIn(deny, scopes(updated, Effect.DENY)))
                .toList();
        return updated.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> !isIn(Scope.of(statement), known)
                        || freed.stream().anyMatch(deny -> deny.meets(Scope.of(statement))))
                .toList();
    }

    private static List<Scope> scopes(Policy policy, Effect effect) {
        Stream<Statement> statements = policy.statements().stream().filter(statement -> statement.effect() == effect);
        return statements.map(Scope::of).toList();
    }

    private static boolean isIn(Scope scope, List<Scope> others) {
        return scope.parts().stream().allMatch(part -> others.stream().anyMatch(other -> other.covers(part)));
    }
}
