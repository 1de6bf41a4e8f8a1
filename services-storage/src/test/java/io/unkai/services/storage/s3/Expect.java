package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.kernel.error.ApiException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects refusals. */
final class Expect {
    private Expect() {}

    static ApiException refusal(String code, int status, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        return refusal;
    }
}
