package io.unkai.server.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The parts of the server and whether each can do its work now. */
public final class Components {
    private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> remarks = new LinkedHashMap<>();

    /** Adds a part before the server starts to answer. */
    public Components add(String name, BooleanSupplier ready) {
        parts.put(name, ready);
        return this;
    }

    /**
     * Adds a part that may have something to say although it is ready.
     *
     * @param remark a few words, or empty; no quotes
     */
    public Components add(String name, BooleanSupplier ready, Supplier<String> remark) {
        remarks.put(name, remark);
        return add(name, ready);
    }

    /** What a part has to say, or empty. */
    String remark(String name) {
        var remark = remarks.get(name);
        return remark == null ? "" : remark.get();
    }

    /** Each part's name and whether it is ready, in the order they were added. */
    public Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        parts.forEach((name, ready) -> states.put(name, ready.getAsBoolean()));
        return states;
    }
}
