package io.unkai.wire.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step of the dotted names: what was given for it, and for the names that go on from it. */
final class QueryNode {
    /** Most steps in a name. */
    static final int MAX_DEPTH = 32;

    /** Most nodes in a tree; with {@link QueryParams#MAX_COUNT} it bounds the memory of a call to tens of megabytes. */
    static final int MAX_NODES = 200_000;

    /** Most digits of an index: positions are sorted, never allocated, so only the int matters. */
    private static final int MAX_DIGITS = 9;

    private final String path;
    private @Nullable String value;
    private @Nullable Map<String, QueryNode> children;

    private QueryNode(String path) {
        this.path = path;
    }

    /** @throws io.unkai.kernel.error.ApiException if names have empty steps or are past a limit */
    static QueryNode tree(QueryParams params) {
        var root = new QueryNode("");
        int nodes = 0;
        for (var param : params.all().entrySet()) {
            nodes += root.insert(param.getKey(), param.getValue());
            if (nodes > MAX_NODES) {
                throw QueryParams.malformed();
            }
        }
        return root;
    }

    private int insert(String name, String given) {
        // a trailing dot is how some clients send an empty list
        var steps = (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).split("\\.", MAX_DEPTH + 1);
        if (steps.length > MAX_DEPTH) {
            throw QueryParams.malformed();
        }
        var node = this;
        for (var step : steps) {
            if (step.isEmpty()) {
                throw QueryParams.malformed();
            }
            node = node.open(step);
        }
        node.value = given;
        return steps.length;
    }

    private QueryNode open(String step) {
        if (children == null) {
            children = new LinkedHashMap<>(4);
        }
        return children.computeIfAbsent(step, s -> new QueryNode(path.isEmpty() ? s : path + '.' + s));
    }

    /** The full dotted name. */
    String path() {
        return path;
    }

    /** What was given for exactly this name, or null. */
    @Nullable
    String value() {
        return value;
    }

    /** The nodes that go on from here, in the order sent. */
    Map<String, QueryNode> children() {
        return children == null ? Map.of() : children;
    }

    /** The node of one more step, or null. */
    @Nullable
    QueryNode child(String step) {
        return children().get(step);
    }

    /** The children by position, gaps closed up; null where one of them is not named by a number. */
    @Nullable
    Iterable<QueryNode> inOrder() {
        var sorted = new TreeMap<Integer, QueryNode>();
        for (var child : children().entrySet()) {
            if (!isIndex(child.getKey()) || sorted.put(Integer.valueOf(child.getKey()), child.getValue()) != null) {
                return null;
            }
        }
        return sorted.values();
    }

    private static boolean isIndex(String step) {
        return step.length() <= MAX_DIGITS && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
