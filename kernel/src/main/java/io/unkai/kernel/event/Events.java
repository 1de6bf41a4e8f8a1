package io.unkai.kernel.event;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.util.List;

/**
 * Keeps events until every subscriber has taken them. Where one transaction has read what another wrote, its events come after the
 * other's.
 */
public final class Events {
    private record Key(String subscriber, String source, long version, long serial) {}

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final Table<Key, Event> QUEUES = new Table<>("kernel.events", KEYS, RecordCodec.of(Event.class));
    private static final String KIND = "kernel.events.";

    private final List<Subscriber> subscribers;

    /** Events for these subscribers. */
    public Events(List<? extends Subscriber> subscribers) {
        this.subscribers = List.copyOf(subscribers);
    }

    /** Adds an event to the transaction that makes it happen. */
    public void append(Txn txn, Event event) {
        for (var subscriber : subscribers) {
            if (subscriber.wants(event.type())) {
                var stamp = txn.stamp();
                txn.put(QUEUES, new Key(subscriber.name(), event.source(), stamp.version(), stamp.serial()), event);
                txn.reconcile(KIND + subscriber.name(), event.source());
            }
        }
    }

    /** What tells the events to the subscribers; one source at a time for each. */
    public List<Reconciler> reconcilers(Store store) {
        return subscribers.stream()
                .<Reconciler>map(one -> new Teller(store, one))
                .toList();
    }

    private record Teller(Store store, Subscriber subscriber) implements Reconciler {
        @Override
        public String kind() {
            return KIND + subscriber.name();
        }

        @Override
        public Outcome reconcile(String source) {
            boolean more = true;
            while (more) {
                more = store.write(txn -> tellNext(txn, source));
            }
            return Outcome.done();
        }

        private boolean tellNext(Txn txn, String source) {
            try (var cursor = txn.scan(QUEUES, KEYS.prefix(subscriber.name(), source))) {
                if (!cursor.hasNext()) {
                    return false;
                }
                var next = cursor.next();
                subscriber.receive(txn, next.value());
                txn.delete(QUEUES, next.key());
                return true;
            }
        }
    }
}
