package io.unkai.services.identity.account;

import io.unkai.kernel.call.Handlers;

/** Account Management: what the identity services wire. */
public final class AccountService {
    /** Registers all operations. */
    public void register(Handlers on) {
        new AccountInformation().register(on);
        new Contacts().register(on);
        new AlternateContacts().register(on);
        new Regions().register(on);
    }
}
