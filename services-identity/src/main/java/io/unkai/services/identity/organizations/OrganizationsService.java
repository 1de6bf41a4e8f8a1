package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Organizations: what the identity services wire. */
public final class OrganizationsService {
    private final Pages pages;

    /** Organizations whose page tokens are sealed with the machine's key. */
    public OrganizationsService(Sealer sealer) {
        this.pages = new Pages(sealer);
    }

    /**
     * Registers all operations.
     *
     * @param delegation decides what members do in the management account's place
     */
    public void register(Handlers handlers, Delegation delegation) {
        var on = new Changes(handlers, delegation);
        new OrganizationOperations().register(on);
        new Units(pages).register(on);
        new Relatives(pages).register(on);
        new MemberAccounts(pages).register(on);
        new MemberChanges().register(on);
        new Creations(pages).register(on);
        new Invitations().register(on);
        new AllFeatures().register(on);
        new Handshakes(pages).register(on);
        new Policies(pages).register(on);
        new PolicyTypes().register(on);
        new AttachmentOperations(pages).register(on);
        new ServiceAccess(pages).register(on);
        new Delegations(pages).register(on);
        new TagOperations().register(on);
        new ResourcePolicies().register(on);
        new EffectivePolicies().register(on);
    }

    /**
     * What makes and closes accounts.
     *
     * @param clock the cloud's time
     */
    public List<Reconciler> reconcilers(Store store, Ids ids, Supplier<Instant> clock) {
        return List.of(
                new AccountCreations(store, ids, clock, new ManagementRole(ids)),
                new AccountClosures(store, ids, clock));
    }
}
