package io.unkai.services.identity.account;

import io.unkai.api.account.Account;
import io.unkai.api.account.ContactInformation;
import io.unkai.api.account.GetContactInformationRequest;
import io.unkai.api.account.GetContactInformationResponse;
import io.unkai.api.account.PutContactInformationRequest;
import io.unkai.api.account.PutContactInformationResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Where an account's owner lives. */
final class Contacts {
    private static final int NOT_FOUND = 404;

    private record Key(String account) {}

    private record Contact(
            @Nullable String addressLine1,
            @Nullable String addressLine2,
            @Nullable String addressLine3,
            @Nullable String city,
            @Nullable String companyName,
            @Nullable String countryCode,
            @Nullable String districtOrCounty,
            @Nullable String fullName,
            @Nullable String phoneNumber,
            @Nullable String postalCode,
            @Nullable String stateOrRegion,
            @Nullable String websiteUrl) {}

    private static final Table<Key, Contact> TABLE =
            new Table<>("account.contacts", KeyCodecs.of(Key.class), RecordCodec.of(Contact.class));

    void register(Handlers on) {
        on.onRead(Account.GET_CONTACT_INFORMATION, this::get);
        on.on(Account.PUT_CONTACT_INFORMATION, this::put);
    }

    private GetContactInformationResponse get(Call call, ReadTxn txn, GetContactInformationRequest in) {
        var contact = txn.get(TABLE, new Key(AccountAccess.of(call, txn, in.accountId())));
        if (contact == null) {
            throw new ApiException(
                    "ResourceNotFoundException", NOT_FOUND, "No contact information found for the account.");
        }
        return GetContactInformationResponse.builder()
                .contactInformation(view(contact))
                .build();
    }

    private PutContactInformationResponse put(Call call, Txn txn, PutContactInformationRequest in) {
        var account = AccountAccess.of(call, txn, in.accountId());
        var given = in.contactInformation();
        if (given != null) {
            txn.put(TABLE, new Key(account), stored(given));
        }
        return PutContactInformationResponse.builder().build();
    }

    private static Contact stored(ContactInformation given) {
        return new Contact(
                given.addressLine1(),
                given.addressLine2(),
                given.addressLine3(),
                given.city(),
                given.companyName(),
                given.countryCode(),
                given.districtOrCounty(),
                given.fullName(),
                given.phoneNumber(),
                given.postalCode(),
                given.stateOrRegion(),
                given.websiteUrl());
    }

    private static ContactInformation view(Contact contact) {
        return ContactInformation.builder()
                .addressLine1(contact.addressLine1)
                .addressLine2(contact.addressLine2)
                .addressLine3(contact.addressLine3)
                .city(contact.city)
                .companyName(contact.companyName)
                .countryCode(contact.countryCode)
                .districtOrCounty(contact.districtOrCounty)
                .fullName(contact.fullName)
                .phoneNumber(contact.phoneNumber)
                .postalCode(contact.postalCode)
                .stateOrRegion(contact.stateOrRegion)
                .websiteUrl(contact.websiteUrl)
                .build();
    }
}
