package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.ConflictException;
import io.unkai.api.accessanalyzer.ServiceQuotaExceededException;
import io.unkai.api.accessanalyzer.ValidationException;
import io.unkai.kernel.error.ApiException;

/** Refusals in Access Analyzer's words. */
final class AnalyzerErrors {
    private AnalyzerErrors() {}

    static ApiException invalid(String message) {
        return ApiException.of(ValidationException.builder().reason("other").build(), message);
    }

    static ApiException otherRequest() {
        var error = ConflictException.builder()
                .resourceId("clientToken")
                .resourceType("PolicyGeneration")
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
}
