package io.unkai.planes.linux.object;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers which blocks of the most recently read bodies were checked since this process started. */
final class Checked {
    private static final int BODIES = 4096;

    private final Map<String, Seen> bodies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > BODIES;
        }
    };

    /** The checked blocks of one body. */
    static final class Seen {
        private final BitSet checked = new BitSet();

        synchronized boolean has(int block) {
            return checked.get(block);
        }

        synchronized void add(int block) {
            checked.set(block);
        }
    }

    synchronized Seen of(String id) {
        return bodies.computeIfAbsent(id, ignored -> new Seen());
    }

    synchronized void forget(String id) {
        bodies.remove(id);
    }
}
