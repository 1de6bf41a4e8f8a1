package io.unkai.services.identity.account;

import io.unkai.api.account.Account;
import io.unkai.api.account.GetAccountInformationRequest;
import io.unkai.api.account.GetAccountInformationResponse;
import io.unkai.api.account.GetPrimaryEmailRequest;
import io.unkai.api.account.GetPrimaryEmailResponse;
import io.unkai.api.account.PutAccountNameRequest;
import io.unkai.api.account.PutAccountNameResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;

/** Who an account is. */
final class AccountInformation {
    void register(Handlers on) {
        on.onRead(Account.GET_ACCOUNT_INFORMATION, this::get);
        on.on(Account.PUT_ACCOUNT_NAME, this::rename);
        on.onRead(Account.GET_PRIMARY_EMAIL, this::email);
    }

    private GetAccountInformationResponse get(Call call, ReadTxn txn, GetAccountInformationRequest in) {
        var account = Accounts.of(txn, AccountAccess.of(call, txn, in.accountId()), call.now());
        return GetAccountInformationResponse.builder()
                .accountId(account.id())
                .accountName(account.name())
                .accountCreatedDate(account.created())
                .build();
    }

    private PutAccountNameResponse rename(Call call, Txn txn, PutAccountNameRequest in) {
        var account = Accounts.of(txn, AccountAccess.of(call, txn, in.accountId()), call.now());
        Accounts.put(txn, account.named(in.accountName() == null ? account.name() : in.accountName()));
        return PutAccountNameResponse.builder().build();
    }

    private GetPrimaryEmailResponse email(Call call, ReadTxn txn, GetPrimaryEmailRequest in) {
        var account = Accounts.of(txn, AccountAccess.member(call, txn, in.accountId()), call.now());
        return GetPrimaryEmailResponse.builder().primaryEmail(account.email()).build();
    }
}
