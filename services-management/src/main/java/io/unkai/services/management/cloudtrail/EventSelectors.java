package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.GetEventSelectorsRequest;
import io.unkai.api.cloudtrail.GetEventSelectorsResponse;
import io.unkai.api.cloudtrail.PutEventSelectorsRequest;
import io.unkai.api.cloudtrail.PutEventSelectorsResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** Says and shows which events trails take. */
final class EventSelectors {
    void register(Handlers on) {
        on.on(CloudTrail.PUT_EVENT_SELECTORS, this::put);
        on.onRead(CloudTrail.GET_EVENT_SELECTORS, this::get);
    }

    private PutEventSelectorsResponse put(Call call, Txn txn, PutEventSelectorsRequest in) {
        var trail = TrailFinder.own(call, txn, in.trailName());
        var selection = SelectionReader.read(in);
        txn.put(Trail.TABLE, trail.key(), trail.with(selection));
        return PutEventSelectorsResponse.builder()
                .trailARN(trail.arn())
                .eventSelectors(SelectionViews.basic(selection))
                .advancedEventSelectors(SelectionViews.advanced(selection))
                .build();
    }

    private GetEventSelectorsResponse get(Call call, ReadTxn txn, GetEventSelectorsRequest in) {
        var trail = TrailFinder.visible(call, txn, in.trailName());
        return GetEventSelectorsResponse.builder()
                .trailARN(trail.arn())
                .eventSelectors(SelectionViews.basic(trail.selection()))
                .advancedEventSelectors(SelectionViews.advanced(trail.selection()))
                .build();
    }
}
