package io.unkai.wire.rest;

import io.unkai.wire.rest.UriPattern.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the tree of patterns: what may follow the segments that lead here. */
final class PatternNode {
    private static final Comparator<UriPattern> MOST_QUERY_LITERALS_FIRST = Comparator.comparingInt(
                    (UriPattern pattern) -> pattern.query().size())
            .reversed();

    private final Map<String, PatternNode> literals = new HashMap<>();
    private final List<UriPattern> ends = new ArrayList<>();
    private final List<Greedy> greedy = new ArrayList<>();
    private @Nullable PatternNode label;

    /** A pattern that goes on with a greedy label and then these segments. */
    private record Greedy(UriPattern pattern, List<Segment> suffix) {}

    void add(UriPattern pattern) {
        add(pattern, 0);
    }

    private void add(UriPattern pattern, int depth) {
        if (depth == pattern.segments().size()) {
            end(pattern);
            return;
        }
        var segment = pattern.segments().get(depth);
        switch (segment.kind()) {
            case LITERAL ->
                literals.computeIfAbsent(segment.text(), text -> new PatternNode())
                        .add(pattern, depth + 1);
            case LABEL -> {
                if (label == null) {
                    label = new PatternNode();
                }
                label.add(pattern, depth + 1);
            }
            case GREEDY -> {
                var suffix =
                        pattern.segments().subList(depth + 1, pattern.segments().size());
                greedy.add(new Greedy(pattern, suffix));
                greedy.sort(Comparator.comparingInt((Greedy one) -> one.suffix().size())
                        .reversed()
                        .thenComparing(Greedy::pattern, MOST_QUERY_LITERALS_FIRST));
            }
        }
    }

    private void end(UriPattern pattern) {
        for (var other : ends) {
            if (other.query().equals(pattern.query())) {
                throw new IllegalArgumentException(
                        other.operation() + " and " + pattern.operation() + " have the same URI");
            }
        }
        ends.add(pattern);
        ends.sort(MOST_QUERY_LITERALS_FIRST);
    }

    /** The best pattern for the segments from a depth on; what its labels stand for is added to {@code captured}. */
    @Nullable
    UriPattern find(String[] segments, int depth, QueryString query, List<String> captured) {
        if (depth == segments.length) {
            return end(query);
        }
        int mark = captured.size();
        var literal = literals.get(PercentCodec.decode(segments[depth]));
        var found = literal == null ? null : literal.find(segments, depth + 1, query, captured);
        if (found == null && label != null && !segments[depth].isEmpty()) {
            captured.subList(mark, captured.size()).clear();
            captured.add(segments[depth]);
            found = label.find(segments, depth + 1, query, captured);
        }
        if (found == null) {
            captured.subList(mark, captured.size()).clear();
            found = greedy(segments, depth, query, captured);
        }
        return found;
    }

    private @Nullable UriPattern end(QueryString query) {
        for (var pattern : ends) {
            if (pattern.matches(query)) {
                return pattern;
            }
        }
        return null;
    }

    private @Nullable UriPattern greedy(String[] segments, int depth, QueryString query, List<String> captured) {
        for (var candidate : greedy) {
            int suffix = segments.length - candidate.suffix().size();
            if (suffix > depth
                    && matches(candidate.suffix(), segments, suffix)
                    && candidate.pattern().matches(query)) {
                var text = String.join("/", Arrays.asList(segments).subList(depth, suffix));
                if (!text.isEmpty()) {
                    captured.add(text);
                    capture(candidate.suffix(), segments, suffix, captured);
                    return candidate.pattern();
                }
            }
        }
        return null;
    }

    private static boolean matches(List<Segment> suffix, String[] segments, int from) {
        for (int i = 0; i < suffix.size(); i++) {
            if (!suffix.get(i).matches(segments[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static void capture(List<Segment> suffix, String[] segments, int from, List<String> captured) {
        for (int i = 0; i < suffix.size(); i++) {
            if (suffix.get(i).kind() == Segment.Kind.LABEL) {
                captured.add(segments[from + i]);
            }
        }
    }
}
