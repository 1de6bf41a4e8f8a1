package io.unkai.services.management.audit;

import io.unkai.kernel.store.Txn;
import java.util.List;

/** Takes events, in the one transaction that records them everywhere or nowhere. */
public interface EventSink {
    /** Takes some events, the oldest first. It may run several times for the same ones. */
    void take(Txn txn, List<AuditEvent> events);

    /** Whether someone wants the data events of an account. Asked for every call: it must be quick and may be late. */
    boolean wantsData(String account);
}
