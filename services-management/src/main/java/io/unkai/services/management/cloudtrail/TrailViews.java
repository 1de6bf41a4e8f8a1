package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CreateTrailResponse;
import io.unkai.api.cloudtrail.UpdateTrailResponse;
import org.jspecify.annotations.Nullable;

/** Trails as answers show them. */
final class TrailViews {
    private TrailViews() {}

    static io.unkai.api.cloudtrail.Trail of(Trail trail) {
        var target = trail.target();
        return io.unkai.api.cloudtrail.Trail.builder()
                .name(trail.name())
                .s3BucketName(target.bucket())
                .s3KeyPrefix(prefix(target))
                .includeGlobalServiceEvents(target.global())
                .isMultiRegionTrail(target.multiRegion())
                .homeRegion(trail.region())
                .trailARN(trail.arn())
                .logFileValidationEnabled(target.validation())
                .hasCustomEventSelectors(!trail.selection().equals(Selection.DEFAULT))
                .hasInsightSelectors(false)
                .isOrganizationTrail(false)
                .build();
    }

    private static @Nullable String prefix(Trail.Target target) {
        return target.prefix().isEmpty() ? null : target.prefix();
    }

    static CreateTrailResponse created(Trail trail) {
        var target = trail.target();
        return CreateTrailResponse.builder()
                .name(trail.name())
                .s3BucketName(target.bucket())
                .s3KeyPrefix(prefix(target))
                .includeGlobalServiceEvents(target.global())
                .isMultiRegionTrail(target.multiRegion())
                .trailARN(trail.arn())
                .logFileValidationEnabled(target.validation())
                .isOrganizationTrail(false)
                .build();
    }

    static UpdateTrailResponse updated(Trail trail) {
        var target = trail.target();
        return UpdateTrailResponse.builder()
                .name(trail.name())
                .s3BucketName(target.bucket())
                .s3KeyPrefix(prefix(target))
                .includeGlobalServiceEvents(target.global())
                .isMultiRegionTrail(target.multiRegion())
                .trailARN(trail.arn())
                .logFileValidationEnabled(target.validation())
                .isOrganizationTrail(false)
                .build();
    }
}
