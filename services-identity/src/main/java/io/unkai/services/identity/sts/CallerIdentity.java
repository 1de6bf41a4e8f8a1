package io.unkai.services.identity.sts;

import io.unkai.api.sts.GetCallerIdentityRequest;
import io.unkai.api.sts.GetCallerIdentityResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;

/** Says who calls. */
final class CallerIdentity {
    void register(Handlers on) {
        on.onRead(Sts.GET_CALLER_IDENTITY, this::getCallerIdentity);
    }

    private GetCallerIdentityResponse getCallerIdentity(Call call, ReadTxn txn, GetCallerIdentityRequest in) {
        return GetCallerIdentityResponse.builder()
                .userId(call.principal().userId())
                .account(call.account())
                .arn(call.principal().arn())
                .build();
    }
}
