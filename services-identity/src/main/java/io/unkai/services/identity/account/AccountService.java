package io.unkai.services.identity.account;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import java.util.List;

/** Account Management: what the identity services wire. */
public final class AccountService {
    /** Registers all operations. */
    public void register(Handlers on) {
        new AccountInformation().register(on);
        new Contacts().register(on);
        new AlternateContacts().register(on);
        new Regions().register(on);
    }

    /** What opens and closes regions. */
    public List<Reconciler> reconcilers(Store store) {
        return List.of(new RegionChanges(store));
    }
}
