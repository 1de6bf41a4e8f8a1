package io.unkai.services.identity.sts;

import io.unkai.api.sts.GetAccessKeyInfoRequest;
import io.unkai.api.sts.GetAccessKeyInfoResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.key.AccessKey;
import io.unkai.services.identity.key.NewKey;

/** Says which account an access key belongs to. */
final class KeyInfo {
    void register(Handlers on) {
        on.onRead(Sts.GET_ACCESS_KEY_INFO, this::getAccessKeyInfo);
    }

    private GetAccessKeyInfoResponse getAccessKeyInfo(Call call, ReadTxn txn, GetAccessKeyInfoRequest in) {
        var id = in.accessKeyId() == null ? "" : in.accessKeyId();
        var key = txn.get(AccessKey.TABLE, new AccessKey.Id(id));
        var account = key == null ? NewKey.account(id) : key.account();
        if (account == null) {
            throw StsErrors.invalid("Invalid type for access key: " + id);
        }
        return GetAccessKeyInfoResponse.builder().account(account).build();
    }
}
