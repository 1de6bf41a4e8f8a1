package io.unkai.kernel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private enum State {
        PENDING,
        RUNNING,
        STOPPED,
        TERMINATED
    }

    private static final Lifecycle<State> INSTANCE = Lifecycle.of(
                    State.class,
                    (from, to) -> new ApiException("IncorrectInstanceState", "The instance is in state " + from))
            .from(State.PENDING, List.of(State.RUNNING, State.TERMINATED))
            .from(State.RUNNING, List.of(State.STOPPED))
            .from(State.RUNNING, List.of(State.TERMINATED))
            .from(State.STOPPED, List.of(State.PENDING, State.TERMINATED))
            .build();

    @Test
    void onlyDeclaredWaysAreLegal() {
        assertThat(INSTANCE.check(State.RUNNING, State.STOPPED)).isEqualTo(State.STOPPED);
        assertThat(INSTANCE.check(State.RUNNING, State.TERMINATED)).isEqualTo(State.TERMINATED);
        assertThat(INSTANCE.check(State.TERMINATED, State.TERMINATED)).isEqualTo(State.TERMINATED);
        assertThatThrownBy(() -> INSTANCE.check(State.TERMINATED, State.RUNNING))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("IncorrectInstanceState"));
        assertThat(INSTANCE.allows(State.STOPPED, State.RUNNING)).isFalse();
    }

    @Test
    void aStateWithoutAWayOutIsTerminal() {
        assertThat(INSTANCE.terminal(State.TERMINATED)).isTrue();
        assertThat(INSTANCE.terminal(State.RUNNING)).isFalse();
    }
}
