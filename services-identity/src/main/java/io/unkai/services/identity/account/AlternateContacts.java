package io.unkai.services.identity.account;

import io.unkai.api.account.Account;
import io.unkai.api.account.AlternateContact;
import io.unkai.api.account.DeleteAlternateContactRequest;
import io.unkai.api.account.DeleteAlternateContactResponse;
import io.unkai.api.account.GetAlternateContactRequest;
import io.unkai.api.account.GetAlternateContactResponse;
import io.unkai.api.account.PutAlternateContactRequest;
import io.unkai.api.account.PutAlternateContactResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Whom else to ask about billing, operations and security. */
final class AlternateContacts {
    private static final int NOT_FOUND = 404;

    private record Key(String account, String type) {}

    private record Contact(
            @Nullable String email,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String title) {}

    private static final Table<Key, Contact> TABLE =
            new Table<>("account.alternate-contacts", KeyCodecs.of(Key.class), RecordCodec.of(Contact.class));

    void register(Handlers on) {
        on.onRead(Account.GET_ALTERNATE_CONTACT, this::get);
        on.on(Account.PUT_ALTERNATE_CONTACT, this::put);
        on.on(Account.DELETE_ALTERNATE_CONTACT, this::delete);
    }

    private GetAlternateContactResponse get(Call call, ReadTxn txn, GetAlternateContactRequest in) {
        var key = key(call, txn, in.accountId(), in.alternateContactType());
        var contact = find(txn, key);
        return GetAlternateContactResponse.builder()
                .alternateContact(AlternateContact.builder()
                        .alternateContactType(key.type)
                        .emailAddress(contact.email)
                        .name(contact.name)
                        .phoneNumber(contact.phone)
                        .title(contact.title)
                        .build())
                .build();
    }

    private PutAlternateContactResponse put(Call call, Txn txn, PutAlternateContactRequest in) {
        txn.put(
                TABLE,
                key(call, txn, in.accountId(), in.alternateContactType()),
                new Contact(in.emailAddress(), in.name(), in.phoneNumber(), in.title()));
        return PutAlternateContactResponse.builder().build();
    }

    private DeleteAlternateContactResponse delete(Call call, Txn txn, DeleteAlternateContactRequest in) {
        var key = key(call, txn, in.accountId(), in.alternateContactType());
        find(txn, key);
        txn.delete(TABLE, key);
        return DeleteAlternateContactResponse.builder().build();
    }

    private static Contact find(ReadTxn txn, Key key) {
        var contact = txn.get(TABLE, key);
        if (contact == null) {
            throw new ApiException(
                    "ResourceNotFoundException", NOT_FOUND, "No contact of the inputted alternate contact type found.");
        }
        return contact;
    }

    private static Key key(Call call, ReadTxn txn, @Nullable String account, @Nullable String type) {
        return new Key(AccountAccess.of(call, txn, account), type == null ? "" : type);
    }
}
