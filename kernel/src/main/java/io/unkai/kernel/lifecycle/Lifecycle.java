package io.unkai.kernel.lifecycle;

import io.unkai.kernel.error.ApiException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The states of a kind of resource and the legal ways between them. A state without a way out is terminal. Staying in a state is
 * always legal.
 *
 * @param <S> the states
 */
public final class Lifecycle<S extends Enum<S>> {
    private final Map<S, Set<S>> ways;
    private final BiFunction<S, S, ApiException> refusal;

    private Lifecycle(Map<S, Set<S>> ways, BiFunction<S, S, ApiException> refusal) {
        this.ways = ways;
        this.refusal = refusal;
    }

    /**
     * Begins a declaration.
     *
     * @param states the enum
     * @param refusal the service's error for a call that asks for an illegal way, given from and to
     */
    public static <S extends Enum<S>> Builder<S> of(Class<S> states, BiFunction<S, S, ApiException> refusal) {
        return new Builder<>(states, refusal);
    }

    /** Whether a way is legal. */
    public boolean allows(S from, S to) {
        var next = ways.get(from);
        return from == to || next != null && next.contains(to);
    }

    /**
     * Answers the state a call asks for.
     *
     * @throws ApiException the service's error where the way is illegal
     */
    public S check(S from, S to) {
        if (!allows(from, to)) {
            throw refusal.apply(from, to);
        }
        return to;
    }

    /** Whether nothing comes after a state. */
    public boolean terminal(S state) {
        @Nullable Set<S> next = ways.get(state);
        return next == null || next.isEmpty();
    }

    /**
     * Declares the ways.
     *
     * @param <S> the states
     */
    public static final class Builder<S extends Enum<S>> {
        private final EnumMap<S, Set<S>> ways;
        private final BiFunction<S, S, ApiException> refusal;

        private Builder(Class<S> states, BiFunction<S, S, ApiException> refusal) {
            this.ways = new EnumMap<>(states);
            this.refusal = refusal;
        }

        /** From one state to any of these. */
        public Builder<S> from(S from, Collection<S> to) {
            ways.computeIfAbsent(from, key -> EnumSet.noneOf(key.getDeclaringClass()))
                    .addAll(to);
            return this;
        }

        /** Ends the declaration. */
        public Lifecycle<S> build() {
            return new Lifecycle<>(new EnumMap<>(ways), refusal);
        }
    }
}
