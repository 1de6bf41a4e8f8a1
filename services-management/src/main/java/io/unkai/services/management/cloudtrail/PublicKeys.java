package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.ListPublicKeysRequest;
import io.unkai.api.cloudtrail.ListPublicKeysResponse;
import io.unkai.api.cloudtrail.PublicKey;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import java.util.List;
import java.util.Objects;

/** Shows the public keys that digests can be verified with. */
final class PublicKeys {
    void register(Handlers on) {
        on.onRead(CloudTrail.LIST_PUBLIC_KEYS, this::list);
    }

    private ListPublicKeysResponse list(Call call, ReadTxn txn, ListPublicKeysRequest in) {
        var end = Objects.requireNonNullElse(in.endTime(), call.now());
        var start = Objects.requireNonNullElse(in.startTime(), end);
        if (start.isAfter(end)) {
            throw new ApiException("InvalidTimeRangeException", "The start time is after the end time.");
        }
        var key = SigningKeys.find(txn, call.region());
        var keys = key == null || !key.validBetween(start, end)
                ? List.<PublicKey>of()
                : List.of(PublicKey.builder()
                        .value(key.publicKey())
                        .validityStartTime(key.from())
                        .validityEndTime(key.to())
                        .fingerprint(key.fingerprint())
                        .build());
        return ListPublicKeysResponse.builder().publicKeyList(keys).build();
    }
}
