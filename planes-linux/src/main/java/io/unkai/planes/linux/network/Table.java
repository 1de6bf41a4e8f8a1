package io.unkai.planes.linux.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of nftables, being built: sets and maps with their elements, and chains. */
final class Table {
    /** The name of all our tables; each is in a namespace of its own. */
    static final String NAME = "unkai";

    /**
     * A set or a map.
     *
     * @param kind {@code set} or {@code map}
     * @param type its type and flags
     * @param elements from keys to values, which are empty in sets
     */
    record Group(String kind, String type, Map<String, String> elements) {}

    /**
     * A chain.
     *
     * @param hook where it begins, or empty
     */
    record Chain(String hook, List<String> rules) {}

    private final String family;
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Chain> chains = new TreeMap<>();

    Table(String family) {
        this.family = family;
    }

    String family() {
        return family;
    }

    Map<String, Group> groups() {
        return groups;
    }

    Map<String, Chain> chains() {
        return chains;
    }

    Table set(String name, String type) {
        groups.put(name, new Group("set", type, new TreeMap<>()));
        return this;
    }

    Table map(String name, String type) {
        groups.put(name, new Group("map", type, new TreeMap<>()));
        return this;
    }

    /** Puts an element into a set. */
    void add(String set, String key) {
        put(set, key, "");
    }

    /** Puts an element into a map. */
    void put(String map, String key, String value) {
        var group = groups.get(map);
        if (group == null) {
            throw new IllegalStateException("there is no set " + map);
        }
        group.elements().put(key, value);
    }

    /** Makes a chain, empty at first. */
    Table chain(String name, String hook) {
        chains.put(name, new Chain(hook, new ArrayList<>()));
        return this;
    }

    /** Adds rules to a chain. */
    Table rules(String chain, String... rules) {
        var known = chains.get(chain);
        if (known == null) {
            throw new IllegalStateException("there is no chain " + chain);
        }
        known.rules().addAll(List.of(rules));
        return this;
    }
}
