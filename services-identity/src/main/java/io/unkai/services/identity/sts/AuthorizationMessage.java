package io.unkai.services.identity.sts;

import io.unkai.api.sts.DecodeAuthorizationMessageRequest;
import io.unkai.api.sts.DecodeAuthorizationMessageResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.access.AuthorizationMessages;

/** Tells why a call was refused whose answer said it encoded. */
final class AuthorizationMessage {
    private static final int BAD_REQUEST = 400;

    private final AuthorizationMessages messages;

    AuthorizationMessage(AuthorizationMessages messages) {
        this.messages = messages;
    }

    void register(Handlers on) {
        on.onRead(Sts.DECODE_AUTHORIZATION_MESSAGE, this::decode);
    }

    private DecodeAuthorizationMessageResponse decode(Call call, ReadTxn txn, DecodeAuthorizationMessageRequest in) {
        var decoded = messages.decode(call.account(), in.encodedMessage() == null ? "" : in.encodedMessage());
        if (decoded == null) {
            throw new ApiException(
                    "InvalidAuthorizationMessageException", BAD_REQUEST, "Message is not a valid encoded message.");
        }
        return DecodeAuthorizationMessageResponse.builder()
                .decodedMessage(decoded)
                .build();
    }
}
