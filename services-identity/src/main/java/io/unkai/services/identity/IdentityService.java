package io.unkai.services.identity;

import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.iam.IamService;
import io.unkai.services.identity.key.KeyRing;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.sts.CallerIdentity;
import io.unkai.services.identity.sts.Sessions;

/** The identity services, put together. */
public final class IdentityService {
    private final SessionTokens tokens;
    private final RootKeys rootKeys;
    private final KeyRing keyRing;
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
    }

    /** Registers all operations. */
    public void register(Handlers on) {
        iam.register(on);
        new CallerIdentity().register(on);
        new Sessions(tokens).register(on);
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
