package io.unkai.services.management.audit;

import io.unkai.kernel.id.Ids;
import java.util.HexFormat;

/**
 * The ids of events: UUIDs, of which a hundred in a row differ in their last digits only. They are one family; the history keeps a row
 * for a family where it would else need one for every event. For use by one thread.
 */
final class EventIds {
    private static final int MEMBERS = 100;
    private static final int MEMBER_DIGITS = 4;

    private final Ids ids;
    private String family = "";
    private int given = MEMBERS;

    EventIds(Ids ids) {
        this.ids = ids;
    }

    String next() {
        if (given == MEMBERS) {
            family = family(ids.uuid());
            given = 0;
        }
        return family + HexFormat.of().toHexDigits((short) given++);
    }

    /** The digits that an id shares with its family; all of what is no id. */
    static String family(String id) {
        return id.substring(0, Math.max(0, id.length() - MEMBER_DIGITS));
    }
}
