package io.unkai.services.compute.ec2.direct;

import io.unkai.api.ebs.ConflictException;
import io.unkai.api.ebs.InternalServerException;
import io.unkai.api.ebs.ResourceNotFoundException;
import io.unkai.api.ebs.ValidationException;
import io.unkai.kernel.error.ApiException;

/** Refusals in the words of EBS direct access. */
final class EbsErrors {
    private EbsErrors() {}

    static ApiException absent(String snapshot) {
        var message = "The snapshot '" + snapshot + "' does not exist.";
        return ApiException.of(
                ResourceNotFoundException.builder()
                        .message(message)
                        .reason("SNAPSHOT_NOT_FOUND")
                        .build(),
                message);
    }

    static ApiException invalid(String reason, String message) {
        return ApiException.of(
                ValidationException.builder().message(message).reason(reason).build(), message);
    }

    static ApiException conflict(String message) {
        return ApiException.of(ConflictException.builder().message(message).build(), message);
    }

    static ApiException failed(String message) {
        return ApiException.of(
                InternalServerException.builder().message(message).build(), message);
    }
}
