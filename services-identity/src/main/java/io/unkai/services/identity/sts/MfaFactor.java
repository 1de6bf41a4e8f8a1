package io.unkai.services.identity.sts;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The codes of virtual MFA devices as a second factor.
 *
 * @param check takes codes, each once
 */
public record MfaFactor(MfaCheck check) implements SecondFactor {
    @Override
    public @Nullable Instant use(Call call, Txn txn, @Nullable String serialNumber, @Nullable String code) {
        if (serialNumber == null && code == null) {
            return null;
        }
        var user = switch (call.principal()) {
            case Principal.User caller -> caller.userId();
            case Principal.Root _ -> "";
            default -> null;
        };
        boolean good = user != null
                && serialNumber != null
                && code != null
                && check.take(txn, call.account(), user, serialNumber, code, call.now());
        if (!good) {
            throw SecondFactor.wrong();
        }
        return call.now();
    }
}
