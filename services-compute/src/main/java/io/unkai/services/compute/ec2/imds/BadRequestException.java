package io.unkai.services.compute.ec2.imds;

import java.io.IOException;
import java.io.Serial;

/** A request that is none, or too large. */
final class BadRequestException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
