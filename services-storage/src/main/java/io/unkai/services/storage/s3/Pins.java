package io.unkai.services.storage.s3;

import java.util.HashMap;
import java.util.Map;

/**
 * Which objects in parts are being read, so that their parts are not deleted under a reader that has not opened all of them.
 * Readers and deletions live in this process only: after a restart there are none.
 */
final class Pins {
    private static final int DELETING = -1;

    private final Map<String, Integer> readers = new HashMap<>();

    /** Begins to read; false where the parts are being deleted just now. */
    synchronized boolean read(String id) {
        int count = readers.getOrDefault(id, 0);
        if (count == DELETING) {
            return false;
        }
        readers.put(id, count + 1);
        return true;
    }

    /** Ends reading. */
    synchronized void readDone(String id) {
        readers.computeIfPresent(id, (ignored, count) -> count == 1 ? null : count - 1);
    }

    /** Begins to delete; false where somebody reads. */
    synchronized boolean delete(String id) {
        return readers.putIfAbsent(id, DELETING) == null;
    }

    /** Ends deleting. */
    synchronized void deleteDone(String id) {
        readers.remove(id);
    }
}
