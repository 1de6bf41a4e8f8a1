package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.DescribeTrailsRequest;
import io.unkai.api.cloudtrail.DescribeTrailsResponse;
import io.unkai.api.cloudtrail.GetTrailRequest;
import io.unkai.api.cloudtrail.GetTrailResponse;
import io.unkai.api.cloudtrail.GetTrailStatusRequest;
import io.unkai.api.cloudtrail.GetTrailStatusResponse;
import io.unkai.api.cloudtrail.ListTrailsRequest;
import io.unkai.api.cloudtrail.ListTrailsResponse;
import io.unkai.api.cloudtrail.TrailInfo;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows trails. */
final class TrailReads {
    void register(Handlers on) {
        on.onRead(CloudTrail.DESCRIBE_TRAILS, this::describe);
        on.onRead(CloudTrail.GET_TRAIL, this::get);
        on.onRead(CloudTrail.LIST_TRAILS, this::list);
        on.onRead(CloudTrail.GET_TRAIL_STATUS, this::status);
    }

    private DescribeTrailsResponse describe(Call call, ReadTxn txn, DescribeTrailsRequest in) {
        boolean shadows = !Boolean.FALSE.equals(in.includeShadowTrails());
        Predicate<Trail> shown = trail -> trail.region().equals(call.region())
                || shadows && trail.target().multiRegion();
        var names = Objects.requireNonNullElse(in.trailNameList(), List.<String>of());
        var found = names.isEmpty() ? TrailFinder.all(txn, call.account()) : named(call, txn, names);
        return DescribeTrailsResponse.builder()
                .trailList(found.stream().filter(shown).map(TrailViews::of).toList())
                .build();
    }

    private static List<Trail> named(Call call, ReadTxn txn, List<String> names) {
        var trails = new ArrayList<Trail>();
        for (var name : names) {
            try {
                trails.add(TrailFinder.visible(call, txn, name));
            } catch (ApiException e) {
                // A trail that is not there is left out; a name that none can have is refused.
                if (!e.code().equals("TrailNotFoundException")) {
                    throw e;
                }
            }
        }
        return trails;
    }

    private GetTrailResponse get(Call call, ReadTxn txn, GetTrailRequest in) {
        var trail = TrailFinder.visible(call, txn, in.name());
        return GetTrailResponse.builder().trail(TrailViews.of(trail)).build();
    }

    /** An account has so few trails that all fit on the first page. */
    private ListTrailsResponse list(Call call, ReadTxn txn, ListTrailsRequest in) {
        return ListTrailsResponse.builder()
                .trails(TrailFinder.all(txn, call.account()).stream()
                        .map(trail -> TrailInfo.builder()
                                .name(trail.name())
                                .homeRegion(trail.region())
                                .trailARN(trail.arn())
                                .build())
                        .toList())
                .build();
    }

    private GetTrailStatusResponse status(Call call, ReadTxn txn, GetTrailStatusRequest in) {
        var trail = TrailFinder.visible(call, txn, in.name());
        var status = Status.of(txn, trail);
        return GetTrailStatusResponse.builder()
                .isLogging(trail.logging())
                .latestDeliveryError(error(status.deliveryError()))
                .latestDeliveryTime(status.delivered())
                .latestDigestDeliveryTime(status.digested())
                .latestDigestDeliveryError(error(status.digestError()))
                .startLoggingTime(trail.started())
                .stopLoggingTime(trail.stopped())
                .latestDeliveryAttemptTime(text(status.attempted()))
                .latestNotificationAttemptTime("")
                .latestNotificationAttemptSucceeded("")
                .latestDeliveryAttemptSucceeded(text(status.delivered()))
                .timeLoggingStarted(text(trail.started()))
                .timeLoggingStopped(text(trail.stopped()))
                .build();
    }

    private static @Nullable String error(String code) {
        return code.isEmpty() ? null : code;
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
