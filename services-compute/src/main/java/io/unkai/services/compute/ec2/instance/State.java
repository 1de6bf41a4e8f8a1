package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.InstanceState;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.lifecycle.Lifecycle;
import java.util.List;
import java.util.Locale;

/** The states of an instance. What is on its way somewhere says so; reconcilers bring it there. */
public enum State {
    /** To be started. */
    PENDING(0),
    /** Its machine was seen running. */
    RUNNING(16),
    /** To be ended for good. */
    SHUTTING_DOWN(32),
    /** Gone; shown for a while. */
    TERMINATED(48),
    /** To be stopped. */
    STOPPING(64),
    /** Its machine is off; its volumes stay. */
    STOPPED(80);

    /** The ways between them. */
    public static final Lifecycle<State> LIFECYCLE = Lifecycle.of(State.class, State::refuse)
            .from(PENDING, List.of(RUNNING, STOPPING, SHUTTING_DOWN))
            .from(RUNNING, List.of(STOPPING, SHUTTING_DOWN))
            .from(STOPPING, List.of(STOPPED, SHUTTING_DOWN))
            .from(STOPPED, List.of(PENDING, SHUTTING_DOWN))
            .from(SHUTTING_DOWN, List.of(TERMINATED))
            .build();

    private final int code;

    State(int code) {
        this.code = code;
    }

    /** EC2's number. */
    public int code() {
        return code;
    }

    /** EC2's name. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its machine has memory of the host. */
    public boolean occupies() {
        return this == PENDING || this == RUNNING || this == STOPPING;
    }

    /** Whether it is going or gone. */
    public boolean ended() {
        return this == SHUTTING_DOWN || this == TERMINATED;
    }

    InstanceState view() {
        return InstanceState.builder().code(code).name(text()).build();
    }

    private static ApiException refuse(State from, State to) {
        return new ApiException(
                "IncorrectInstanceState",
                "The instance is in the state '" + from.text() + "' and cannot become '" + to.text() + "'.");
    }
}
