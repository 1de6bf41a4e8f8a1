package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;

/** Refusals in CloudTrail's words. */
final class TrailErrors {
    private TrailErrors() {}

    static ApiException notFound(String nameOrArn, Call call) {
        return new ApiException(
                "TrailNotFoundException", "Unknown trail: " + nameOrArn + " for the user: " + call.account());
    }

    static ApiException exists(String name, Call call) {
        return new ApiException(
                "TrailAlreadyExistsException", "Trail " + name + " already exists for customer: " + call.account());
    }

    static ApiException tooMany(int limit, Call call) {
        return new ApiException(
                "MaximumNumberOfTrailsExceededException",
                "User: " + call.account() + " already has " + limit + " trails in " + call.region() + ".");
    }

    static ApiException wrongRegion(Trail trail, Call call) {
        return new ApiException(
                "InvalidHomeRegionException",
                "Trail " + trail.arn() + " can only be changed from its home Region, " + trail.region() + ", not from "
                        + call.region() + ".");
    }

    static ApiException invalidName(String message) {
        return new ApiException("InvalidTrailNameException", message);
    }

    static ApiException selectors(String message) {
        return new ApiException("InvalidEventSelectorsException", message);
    }
}
