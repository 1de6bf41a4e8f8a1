package io.unkai.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a policy.
 *
 * @param index its place in the policy, from 0
 * @param sid its id, or empty
 * @param effect whether it allows or forbids
 * @param principals whom it is about; null where the policy's place says it
 * @param actions what it is about
 * @param resources on what; null where the policy's place says it, as in a role's trust policy
 * @param conditions what must all hold
 * @param span where it stands in the document
 */
public record Statement(
        int index,
        String sid,
        Effect effect,
        @Nullable Principals principals,
        @Nullable Actions actions,
        @Nullable Resources resources,
        List<Condition> conditions,
        Span span) {

    /** Whether it is about the action that is asked for. */
    boolean isAbout(Question question) {
        return actions != null && actions.match(question.action(), question.serviceBit());
    }

    /** Whether what it says of resources and conditions holds, whoever asks. */
    boolean matches(Question question) {
        return (resources == null || resources.match(question.resource(), question.keys()))
                && conditionsHold(question.keys());
    }

    /** How it concerns the one who asks. Whoever wrote a statement about nobody must not thereby forbid less. */
    Grant grant(Question question) {
        if (principals == null) {
            return effect == Effect.DENY ? Grant.DIRECT : Grant.NONE;
        }
        return principals.grant(effect, question);
    }

    private boolean conditionsHold(ContextKeys keys) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(keys)) {
                return false;
            }
        }
        return true;
    }
}
