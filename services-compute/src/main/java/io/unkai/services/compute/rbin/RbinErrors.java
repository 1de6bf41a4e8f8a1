package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.ConflictException;
import io.unkai.api.rbin.ResourceNotFoundException;
import io.unkai.api.rbin.ServiceQuotaExceededException;
import io.unkai.api.rbin.ValidationException;
import io.unkai.kernel.error.ApiException;

/** Refusals in Recycle Bin's words. */
final class RbinErrors {
    private RbinErrors() {}

    static ApiException invalid(String message) {
        return ApiException.of(
                ValidationException.builder().reason("INVALID_PARAMETER_VALUE").build(), message);
    }

    static ApiException token() {
        return ApiException.of(
                ValidationException.builder().reason("INVALID_PAGE_TOKEN").build(), "The page token is invalid.");
    }

    static ApiException notFound(String id) {
        return ApiException.of(
                ResourceNotFoundException.builder().reason("RULE_NOT_FOUND").build(), "Rule not found: " + id + '.');
    }

    static ApiException state(String id, String state) {
        return ApiException.of(
                ConflictException.builder().reason("INVALID_RULE_STATE").build(), "Rule " + id + " is " + state + '.');
    }

    static ApiException quota(int limit) {
        return ApiException.of(
                ServiceQuotaExceededException.builder()
                        .reason("SERVICE_QUOTA_EXCEEDED")
                        .build(),
                "A region has at most " + limit + " retention rules.");
    }
}
