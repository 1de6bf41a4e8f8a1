package io.unkai.services.storage.s3;

import io.unkai.api.s3.CreateBucketConfiguration;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.region.AwsRegions;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a bucket is created. */
final class Locations {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{2,})+-\\d{1,2}");
    private static final String HOME = "us-east-1";

    private Locations() {}

    /**
     * The region that a request asks for. Only the endpoint of us-east-1 creates buckets elsewhere, and not where accounts have to ask
     * for the region: who gets in there is decided there.
     */
    static String region(Call call, @Nullable CreateBucketConfiguration configuration) {
        if (configuration != null && (configuration.location() != null || configuration.bucket() != null)) {
            throw S3Errors.notImplemented("CreateBucketConfiguration", "directory buckets");
        }
        var constraint = configuration == null ? null : configuration.locationConstraint();
        if (constraint == null || constraint.isEmpty()) {
            if (!call.region().equals(HOME)) {
                throw incompatible("unspecified");
            }
            return HOME;
        }
        var region = constraint.equals("EU") ? "eu-west-1" : constraint;
        if (region.equals(HOME) || !REGION.matcher(region).matches()) {
            throw new ApiException("InvalidLocationConstraint", "The specified location-constraint is not valid")
                    .with("LocationConstraint", constraint);
        }
        boolean elsewhere = call.region().equals(HOME) && AwsRegions.alwaysOpen(region);
        if (!elsewhere && !call.region().equals(region)) {
            throw incompatible(constraint);
        }
        return region;
    }

    private static ApiException incompatible(String constraint) {
        return new ApiException(
                "IllegalLocationConstraintException",
                "The " + constraint
                        + " location constraint is incompatible for the region specific endpoint this request was sent"
                        + " to.");
    }
}
