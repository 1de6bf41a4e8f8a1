package io.unkai.services.identity;

import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.account.AccountService;
import io.unkai.services.identity.iam.IamService;
import io.unkai.services.identity.key.KeyRing;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.organizations.OrganizationsService;
import io.unkai.services.identity.sts.CallerIdentity;
import io.unkai.services.identity.sts.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The identity services, put together. */
public final class IdentityService {
    private final SessionTokens tokens;
    private final RootKeys rootKeys;
    private final KeyRing keyRing;
    private final OrganizationsService organizations;
    private final IamService iam;

    /**
     * @param store the state of the cloud
     * @param sealer seals secrets with the machine's key
     */
    public IdentityService(Store store, Sealer sealer) {
        this.tokens = new SessionTokens(sealer);
        this.rootKeys = new RootKeys(sealer);
        this.iam = new IamService(sealer);
        this.keyRing = new KeyRing(store, sealer, tokens);
        this.organizations = new OrganizationsService(sealer);
    }

    /** Registers all operations. */
    public void register(Handlers on) {
        iam.register(on);
        new CallerIdentity().register(on);
        new Sessions(tokens).register(on);
        organizations.register(on);
        new AccountService().register(on);
    }

    /**
     * What works in the background.
     *
     * @param clock the cloud's time
     */
    public List<Reconciler> reconcilers(Store store, Ids ids, Supplier<Instant> clock) {
        return organizations.reconcilers(store, ids, clock);
    }

    /** Finds what access keys prove. */
    public Credentials credentials() {
        return keyRing;
    }

    /** The access keys of root users. */
    public RootKeys rootKeys() {
        return rootKeys;
    }
}
