package io.unkai.services.management.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Events of one account and region that were recorded together, the newest first: many events cost the rows of one. All happened
 * within {@link #SPAN}.
 */
record EventBlock(List<AuditEvent> events) {
    /** The longest time between two events of a block. */
    static final Duration SPAN = Duration.ofMinutes(1);

    private static final int MAX_EVENTS = 100;
    private static final int MAX_CHARS = 1 << 20;
    private static final Comparator<AuditEvent> NEWEST_FIRST =
            Comparator.comparing(AuditEvent::time).reversed().thenComparing(AuditEvent::id, Comparator.reverseOrder());

    /** Parts events of one account and region into blocks. */
    static List<EventBlock> of(List<AuditEvent> events) {
        var blocks = new ArrayList<EventBlock>();
        var next = new ArrayList<AuditEvent>();
        int chars = 0;
        for (var event : events.stream().sorted(NEWEST_FIRST).toList()) {
            boolean full = next.size() == MAX_EVENTS || chars + event.json().length() > MAX_CHARS;
            if (!next.isEmpty()
                    && (full || event.time().isBefore(next.getFirst().time().minus(SPAN)))) {
                blocks.add(new EventBlock(List.copyOf(next)));
                next.clear();
                chars = 0;
            }
            next.add(event);
            chars += event.json().length();
        }
        if (!next.isEmpty()) {
            blocks.add(new EventBlock(List.copyOf(next)));
        }
        return blocks;
    }

    /** When the newest one happened. */
    Instant newest() {
        return events.getFirst().time();
    }

    /** Tells this block from others of the same time: the id of its newest event. */
    String id() {
        return events.getFirst().id();
    }
}
