package io.unkai.services.identity.iam.account;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.SetSecurityTokenServicePreferencesRequest;
import io.unkai.api.iam.SetSecurityTokenServicePreferencesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.Changes;

/** Which version of session tokens an account wants from STS's global endpoint. All tokens here are good in every open region. */
public final class TokenPreferences {
    private record Key(String account) {}

    private record Preference(int version) {}

    private static final Table<Key, Preference> TABLE =
            new Table<>("iam.token-preferences", KeyCodecs.of(Key.class), RecordCodec.of(Preference.class));

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.SET_SECURITY_TOKEN_SERVICE_PREFERENCES, TokenPreferences::set);
    }

    private static SetSecurityTokenServicePreferencesResponse set(
            Call call, Txn txn, SetSecurityTokenServicePreferencesRequest in) {
        int version = "v2Token".equals(in.globalEndpointTokenVersion()) ? 2 : 1;
        txn.put(TABLE, new Key(call.account()), new Preference(version));
        return SetSecurityTokenServicePreferencesResponse.builder().build();
    }

    /** The version an account wants. */
    static int version(ReadTxn txn, String account) {
        var preference = txn.get(TABLE, new Key(account));
        return preference == null ? 1 : preference.version;
    }
}
