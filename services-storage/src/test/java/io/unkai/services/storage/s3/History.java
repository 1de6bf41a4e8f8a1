package io.unkai.services.storage.s3;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several clients did to one key, and whether some order of it explains every answer: each call takes effect at once,
 * between its start and its end. Wing and Gong's search, with Lowe's memory of what was tried.
 */
final class History {
    /** No object. */
    static final int NONE = 0;

    /** What a call does. */
    enum Kind {
        GET,
        PUT,
        PUT_IF_NONE,
        PUT_IF_MATCH,
        DELETE,
        DELETE_IF_MATCH
    }

    /**
     * One call.
     *
     * @param kind what it does
     * @param expected the value that a condition names
     * @param value what it writes, or what it read
     * @param refused whether its condition was said not to hold
     * @param start before it, on a clock that all clients share
     * @param end after it
     */
    record Op(Kind kind, int expected, int value, boolean refused, long start, long end) {
        /** The value after it, where it can have ended so when that was the value before; else null. */
        @Nullable
        Integer after(int before) {
            boolean holds = switch (kind) {
                case PUT_IF_NONE -> before == NONE;
                case PUT_IF_MATCH, DELETE_IF_MATCH -> before == expected && before != NONE;
                case GET, PUT, DELETE -> true;
            };
            if (holds == refused || kind == Kind.GET && before != value) {
                return null;
            }
            if (refused || kind == Kind.GET) {
                return before;
            }
            return kind == Kind.DELETE || kind == Kind.DELETE_IF_MATCH ? NONE : value;
        }
    }

    /** An event in a list from which calls are taken and put back. */
    private static final class Event {
        final int op;
        final boolean call;
        final long time;

        @Nullable
        Event previous;

        @Nullable
        Event next;

        @Nullable
        Event match;

        Event(int op, boolean call, long time) {
            this.op = op;
            this.call = call;
            this.time = time;
        }

        void take() {
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }

        void putBack() {
            if (previous != null) {
                previous.next = this;
            }
            if (next != null) {
                next.previous = this;
            }
        }
    }

    private record Tried(BitSet taken, int value) {}

    private record Step(Event call, int before) {}

    private final List<Op> ops;
    private final Event head = new Event(-1, false, -1);
    private final BitSet taken = new BitSet();
    private final Set<Tried> tried = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private int value = NONE;

    private History(List<Op> ops) {
        this.ops = ops;
        var events = new ArrayList<Event>();
        for (int i = 0; i < ops.size(); i++) {
            var call = new Event(i, true, ops.get(i).start());
            var end = new Event(i, false, ops.get(i).end());
            call.match = end;
            events.add(call);
            events.add(end);
        }
        events.sort(Comparator.comparingLong(event -> event.time));
        var last = head;
        for (var event : events) {
            last.next = event;
            event.previous = last;
            last = event;
        }
    }

    /** Whether calls that began with no object can have been answered so. */
    static boolean isLinearizable(List<Op> ops) {
        return new History(ops).search();
    }

    private boolean search() {
        var event = head.next;
        while (head.next != null) {
            if (event == null) {
                throw new IllegalStateException("an end is missing");
            }
            if (event.call) {
                event = place(event) ? head.next : event.next;
            } else if (steps.isEmpty()) {
                return false;
            } else {
                event = goBack();
            }
        }
        return true;
    }

    /** Puts a call next in the order, if it fits and leads somewhere new. */
    private boolean place(Event event) {
        var after = ops.get(event.op).after(value);
        if (after == null) {
            return false;
        }
        taken.set(event.op);
        if (!tried.add(new Tried((BitSet) taken.clone(), after))) {
            taken.clear(event.op);
            return false;
        }
        steps.push(new Step(event, value));
        value = after;
        event.take();
        if (event.match != null) {
            event.match.take();
        }
        return true;
    }

    private @Nullable Event goBack() {
        var step = steps.pop();
        value = step.before();
        taken.clear(step.call().op);
        if (step.call().match != null) {
            step.call().match.putBack();
        }
        step.call().putBack();
        return step.call().next;
    }
}
