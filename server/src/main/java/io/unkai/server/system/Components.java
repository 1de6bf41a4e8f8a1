package io.unkai.server.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The parts of the server and whether each can do its work now. */
public final class Components {
    private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();

    /** Adds a part before the server starts to answer. */
    public Components add(String name, BooleanSupplier ready) {
        parts.put(name, ready);
        return this;
    }

    /** Each part's name and whether it is ready, in the order they were added. */
    public Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        parts.forEach((name, ready) -> states.put(name, ready.getAsBoolean()));
        return states;
    }
}
