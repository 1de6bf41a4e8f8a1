package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.StartLoggingRequest;
import io.unkai.api.cloudtrail.StartLoggingResponse;
import io.unkai.api.cloudtrail.StopLoggingRequest;
import io.unkai.api.cloudtrail.StopLoggingResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Txn;

/** Has trails begin and end to take events. */
final class Logging {
    void register(Handlers on) {
        on.on(CloudTrail.START_LOGGING, this::start);
        on.on(CloudTrail.STOP_LOGGING, this::stop);
    }

    private StartLoggingResponse start(Call call, Txn txn, StartLoggingRequest in) {
        var trail = TrailFinder.own(call, txn, in.name());
        if (!trail.logging()) {
            txn.put(Trail.TABLE, trail.key(), trail.startedAt(call.now()));
            Deliveries.request(txn, trail);
        }
        return StartLoggingResponse.builder().build();
    }

    private StopLoggingResponse stop(Call call, Txn txn, StopLoggingRequest in) {
        var trail = TrailFinder.own(call, txn, in.name());
        if (trail.logging()) {
            txn.put(Trail.TABLE, trail.key(), trail.stoppedAt(call.now()));
        }
        return StopLoggingResponse.builder().build();
    }
}
