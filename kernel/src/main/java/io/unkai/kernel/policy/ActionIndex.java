package io.unkai.kernel.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which statements of a policy are about the actions that were asked for. */
final class ActionIndex {
    /** Callers ask for few actions over and over; whoever asks for more of them waits a little longer. */
    private static final int MAX_ACTIONS = 32;

    private final List<Statement> statements;
    private final Map<String, Statement[]> byAction = new ConcurrentHashMap<>();

    ActionIndex(List<Statement> statements) {
        this.statements = statements;
    }

    /** The statements about an action, in their order. The caller leaves the array as it is. */
    Statement[] about(Question question) {
        var known = byAction.get(question.action());
        if (known != null) {
            return known;
        }
        var found = statements.stream()
                .filter(statement -> statement.isAbout(question))
                .toArray(Statement[]::new);
        if (byAction.size() < MAX_ACTIONS) {
            byAction.put(question.action(), found);
        }
        return found;
    }
}
