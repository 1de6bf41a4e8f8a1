package io.unkai.services.identity.iam.account;

import io.unkai.api.iam.CreateAccountAliasRequest;
import io.unkai.api.iam.CreateAccountAliasResponse;
import io.unkai.api.iam.DeleteAccountAliasRequest;
import io.unkai.api.iam.DeleteAccountAliasResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAccountAliasesRequest;
import io.unkai.api.iam.ListAccountAliasesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.List;

/** The operations on an account's alias; it has one at most. */
public final class Aliases {
    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_ACCOUNT_ALIAS, Aliases::create);
        on.on(Iam.DELETE_ACCOUNT_ALIAS, Aliases::delete);
        on.onRead(Iam.LIST_ACCOUNT_ALIASES, Aliases::list);
    }

    private static CreateAccountAliasResponse create(Call call, Txn txn, CreateAccountAliasRequest in) {
        var alias = Texts.orEmpty(in.accountAlias());
        var owner = Alias.account(txn, alias);
        if (owner != null && !owner.equals(call.account())) {
            throw IamErrors.entityAlreadyExists("The account alias " + alias + " already exists.");
        }
        Alias.put(txn, call.account(), alias);
        return CreateAccountAliasResponse.builder().build();
    }

    private static DeleteAccountAliasResponse delete(Call call, Txn txn, DeleteAccountAliasRequest in) {
        var alias = Texts.orEmpty(in.accountAlias());
        if (!alias.equals(Alias.of(txn, call.account()))) {
            throw IamErrors.noSuchEntity("The account alias " + alias + " cannot be found.");
        }
        Alias.delete(txn, call.account());
        return DeleteAccountAliasResponse.builder().build();
    }

    private static ListAccountAliasesResponse list(Call call, ReadTxn txn, ListAccountAliasesRequest in) {
        var alias = Alias.of(txn, call.account());
        return ListAccountAliasesResponse.builder()
                .accountAliases(alias == null ? List.of() : List.of(alias))
                .isTruncated(false)
                .build();
    }
}
