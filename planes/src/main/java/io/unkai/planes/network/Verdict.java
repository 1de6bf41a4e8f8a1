package io.unkai.planes.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a connection.
 *
 * @param forward the way of its first packet
 * @param answer the way of what is answered; nothing where the first packet got lost or has no answer
 */
public record Verdict(Trace forward, Optional<Trace> answer) {
    /**
     * The way of one packet.
     *
     * @param steps every decision in order; only the last can be a drop
     * @param end where it arrived
     * @param arrived the packet as it arrived or was dropped, with its addresses translated
     */
    public record Trace(List<Step> steps, Place end, Packet arrived) {
        /** Copies the steps. */
        public Trace {
            steps = List.copyOf(steps);
        }

        /** Whether it arrived. */
        public boolean passed() {
            return !(end instanceof Place.Nowhere);
        }
    }

    /** Whether the packet arrives and its answer, if it has one, comes back. */
    public boolean works() {
        return forward.passed() && answer.map(Trace::passed).orElse(true);
    }

    /** The decision that ended it, if any did. */
    public Optional<Step> drop() {
        return Stream.concat(forward.steps.stream(), answer.stream().flatMap(trace -> trace.steps.stream()))
                .filter(step -> !step.passed())
                .findFirst();
    }
}
