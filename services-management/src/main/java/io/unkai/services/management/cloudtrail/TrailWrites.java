package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.CreateTrailRequest;
import io.unkai.api.cloudtrail.CreateTrailResponse;
import io.unkai.api.cloudtrail.DeleteTrailRequest;
import io.unkai.api.cloudtrail.DeleteTrailResponse;
import io.unkai.api.cloudtrail.UpdateTrailRequest;
import io.unkai.api.cloudtrail.UpdateTrailResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes trails. */
final class TrailWrites {
    /** Trails of an account in one region. */
    static final int MAX_TRAILS = 5;

    private static final int ID_BYTES = 8;

    private final BucketCheck buckets;

    TrailWrites(BucketCheck buckets) {
        this.buckets = buckets;
    }

    void register(Handlers on) {
        on.onUpload(
                CloudTrail.CREATE_TRAIL,
                (call, in, body) ->
                        buckets.check(call, in.s3BucketName(), in.s3KeyPrefix(), TrailNames.check(in.name())),
                (call, txn, in, passed) -> create(call, txn, in));
        on.onUpload(
                CloudTrail.UPDATE_TRAIL,
                (call, in, body) -> buckets.check(call, in.s3BucketName(), in.s3KeyPrefix(), in.name()),
                (call, txn, in, passed) -> update(call, txn, in));
        on.on(CloudTrail.DELETE_TRAIL, this::delete);
    }

    private static CreateTrailResponse create(Call call, Txn txn, CreateTrailRequest in) {
        var name = TrailNames.check(in.name());
        Unavailable.check(in.snsTopicName(), in.cloudWatchLogsLogGroupArn(), in.kmsKeyId(), in.isOrganizationTrail());
        var global = Objects.requireNonNullElse(in.includeGlobalServiceEvents(), true);
        var target = new Trail.Target(
                Objects.requireNonNullElse(in.s3BucketName(), ""),
                TrailNames.prefix(in.s3KeyPrefix()),
                global,
                Boolean.TRUE.equals(in.isMultiRegionTrail()),
                Boolean.TRUE.equals(in.enableLogFileValidation()));
        check(target);
        requireRoom(call, txn, name);
        var trail = new Trail(
                call.account(), call.region(), name, call.ids().hex(ID_BYTES), target, null, null, Selection.DEFAULT);
        txn.put(Trail.TABLE, trail.key(), trail);
        Tags.put(txn, TrailTags.resource(trail), TrailTags.map(in.tagsList()), TrailTags.RULES);
        return TrailViews.created(trail);
    }

    private static void requireRoom(Call call, Txn txn, String name) {
        int count = 0;
        for (var other : TrailFinder.all(txn, call.account())) {
            boolean here = other.region().equals(call.region());
            if (other.name().equals(name) && (here || other.target().multiRegion())) {
                throw TrailErrors.exists(name, call);
            }
            count += here ? 1 : 0;
        }
        if (count >= MAX_TRAILS) {
            throw TrailErrors.tooMany(MAX_TRAILS, call);
        }
    }

    private static void check(Trail.Target target) {
        if (target.multiRegion() && !target.global()) {
            throw new ApiException(
                    "InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        }
    }

    private static UpdateTrailResponse update(Call call, Txn txn, UpdateTrailRequest in) {
        var trail = TrailFinder.own(call, txn, in.name());
        Unavailable.check(in.snsTopicName(), in.cloudWatchLogsLogGroupArn(), in.kmsKeyId(), in.isOrganizationTrail());
        var old = trail.target();
        boolean multiRegion = or(in.isMultiRegionTrail(), old.multiRegion());
        var target = new Trail.Target(
                in.s3BucketName() == null ? old.bucket() : in.s3BucketName(),
                in.s3KeyPrefix() == null ? old.prefix() : TrailNames.prefix(in.s3KeyPrefix()),
                or(in.includeGlobalServiceEvents(), old.global()),
                multiRegion,
                or(in.enableLogFileValidation(), old.validation()));
        check(target);
        var changed = trail.with(target);
        txn.put(Trail.TABLE, trail.key(), changed);
        return TrailViews.updated(changed);
    }

    private static boolean or(@Nullable Boolean value, boolean otherwise) {
        return value == null ? otherwise : value;
    }

    private DeleteTrailResponse delete(Call call, Txn txn, DeleteTrailRequest in) {
        var trail = TrailFinder.own(call, txn, in.name());
        txn.delete(Trail.TABLE, trail.key());
        Tags.removeAll(txn, TrailTags.resource(trail));
        DeliveryTables.forget(txn, trail);
        return DeleteTrailResponse.builder().build();
    }
}
