package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.ConflictException;
import io.unkai.api.accessanalyzer.InvalidParameterException;
import io.unkai.api.accessanalyzer.ResourceNotFoundException;
import io.unkai.api.accessanalyzer.ServiceQuotaExceededException;
import io.unkai.api.accessanalyzer.ValidationException;
import io.unkai.kernel.error.ApiException;

/** Refusals in Access Analyzer's words. */
final class AnalyzerErrors {
    private AnalyzerErrors() {}

    static ApiException invalid(String message) {
        return ApiException.of(ValidationException.builder().reason("other").build(), message);
    }

    static ApiException otherRequest(String type) {
        var error = ConflictException.builder()
                .resourceId("clientToken")
                .resourceType(type)
                .build();
        return ApiException.of(error, "The client token was used with other parameters.");
    }

    static ApiException tooMany(int limit) {
        var error = ServiceQuotaExceededException.builder()
                .resourceId("PolicyGeneration")
                .resourceType("PolicyGeneration")
                .build();
        return ApiException.of(error, "At most " + limit + " policy generations are kept.");
    }

    static ApiException notSupported(String message) {
        return ApiException.of(
                ValidationException.builder().reason("notSupported").build(), message);
    }

    static ApiException notFound(String type, String id) {
        var error = ResourceNotFoundException.builder()
                .resourceId(id)
                .resourceType(type)
                .build();
        return ApiException.of(error, type + " not found: " + id + ".");
    }

    static ApiException conflict(String type, String id) {
        var error =
                ConflictException.builder().resourceId(id).resourceType(type).build();
        return ApiException.of(error, type + " already exists: " + id + ".");
    }

    /** What is asked for is being made. */
    static ApiException notYet(String type, String id) {
        var error =
                ConflictException.builder().resourceId(id).resourceType(type).build();
        return ApiException.of(error, type + " is still being created: " + id + ".");
    }

    static ApiException quota(String type, String id, String message) {
        var error = ServiceQuotaExceededException.builder()
                .resourceId(id)
                .resourceType(type)
                .build();
        return ApiException.of(error, message);
    }

    static ApiException parameter(String message) {
        return ApiException.of(InvalidParameterException.builder().build(), message);
    }
}
