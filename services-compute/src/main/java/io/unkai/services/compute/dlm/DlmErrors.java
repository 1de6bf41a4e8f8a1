package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.InvalidRequestException;
import io.unkai.api.dlm.LimitExceededException;
import io.unkai.api.dlm.ResourceNotFoundException;
import io.unkai.kernel.error.ApiException;
import java.util.List;

/** Refusals in Data Lifecycle Manager's words. */
final class DlmErrors {
    private static final int NOT_IMPLEMENTED = 501;

    private DlmErrors() {}

    static ApiException invalid(String message) {
        return ApiException.of(InvalidRequestException.builder().build(), message);
    }

    static ApiException missing(String parameter) {
        var error = InvalidRequestException.builder()
                .requiredParameters(List.of(parameter))
                .build();
        return ApiException.of(error, "The following parameter is required: " + parameter + '.');
    }

    static ApiException exclusive(String one, String other) {
        var error = InvalidRequestException.builder()
                .mutuallyExclusiveParameters(List.of(one, other))
                .build();
        return ApiException.of(error, "The following parameters are mutually exclusive: " + one + ", " + other + '.');
    }

    static ApiException notFound(String id) {
        var error = ResourceNotFoundException.builder()
                .resourceType("policy")
                .resourceIds(List.of(id))
                .build();
        return ApiException.of(error, "Policy not found: " + id + '.');
    }

    static ApiException tooMany(int limit) {
        var error = LimitExceededException.builder().resourceType("policy").build();
        return ApiException.of(error, "The limit of " + limit + " policies in a region is reached.");
    }

    /** What is known and not done here. */
    static ApiException notImplemented(String what) {
        return new ApiException("NotImplemented", NOT_IMPLEMENTED, what + " not implemented.");
    }
}
