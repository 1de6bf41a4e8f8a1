package io.unkai.services.identity.sts;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The second factor that a caller shows, if it shows one. */
@FunctionalInterface
public interface SecondFactor {
    /** Nobody has a device: every code is wrong. */
    SecondFactor NONE = (call, txn, serialNumber, code) -> {
        if (serialNumber != null || code != null) {
            throw wrong();
        }
        return null;
    };

    /**
     * Takes a code, which is good for nothing afterwards.
     *
     * @return when it was shown, or null where none was
     * @throws ApiException AccessDenied where it is wrong
     */
    @Nullable
    Instant use(Call call, Txn txn, @Nullable String serialNumber, @Nullable String code);

    /** What is answered to a wrong code, an unknown device, and one without the other. */
    static ApiException wrong() {
        return StsErrors.denied("MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
}
