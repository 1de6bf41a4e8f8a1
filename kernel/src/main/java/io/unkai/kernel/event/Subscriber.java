package io.unkai.kernel.event;

import io.unkai.kernel.store.Txn;

/** Is told of events. */
public interface Subscriber {
    /** A name that never changes: events wait under it. */
    String name();

    /** Whether events of a type are for it. */
    boolean wants(String type);

    /**
     * Takes an event, in the transaction that also strikes it off: what it writes is written once. It may run several times;
     * what it throws makes the event wait, and those of the same source behind it.
     */
    void receive(Txn txn, Event event);
}
