package io.unkai.kernel.call;

import io.unkai.kernel.schema.Struct;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may do what it asks. */
public interface Authorizer {
    /**
     * Decides one call.
     *
     * @return why the call is refused, in the words of the answer, or {@link Decision#ALLOWED}
     */
    Decision decide(Call call, Struct input);

    /** Whether a caller may do something else beside its call; see {@link Access}. */
    boolean allows(Call call, Struct input, String action, String resource);

    /** Why a call is refused, readable only by those whom its account lets decode it; empty where nobody can. */
    default String sealed(Call call, Struct input) {
        return "";
    }

    /** What decides a call and why, in JSON without line breaks; null where the caller may not know. */
    default @Nullable String explain(Call call, Struct input) {
        return null;
    }

    /**
     * A decision.
     *
     * @param allowed whether the call goes on
     * @param reason what the caller is told where it does not
     */
    record Decision(boolean allowed, String reason) {
        /** The call goes on. */
        public static final Decision ALLOWED = new Decision(true, "");

        /** The call is refused. */
        public static Decision denied(String reason) {
            return new Decision(false, reason);
        }
    }
}
