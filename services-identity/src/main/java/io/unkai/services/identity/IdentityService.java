package io.unkai.services.identity;

import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.access.PolicyAuthorizer;
import io.unkai.services.identity.iam.IamService;
import io.unkai.services.identity.key.KeyRing;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.sts.SecondFactor;
import io.unkai.services.identity.sts.StsService;
import java.util.Map;

/** The identity services, put together. */
public final class IdentityService {
    private final Store store;
    private final RootKeys rootKeys;
    private final KeyRing keyRing;
    private final IamService iam;
    private final StsService sts;

    /**
     * @param store the state of the cloud
     * @param sealer seals secrets with the machine's key
     */
    public IdentityService(Store store, Sealer sealer) {
        this.store = store;
        var tokens = new SessionTokens(sealer);
        this.rootKeys = new RootKeys(sealer);
        this.iam = new IamService(sealer);
        this.sts = new StsService(tokens, SecondFactor.NONE);
        this.keyRing = new KeyRing(store, sealer, tokens);
    }

    /** Registers all operations. */
    public void register(Handlers on) {
        iam.register(on);
        sts.register(on);
    }

    /** Finds what access keys prove. */
    public Credentials credentials() {
        return keyRing;
    }

    /**
     * Decides every call by policies.
     *
     * @param facts what the other services know of their resources, by the service in their ARNs
     */
    public Authorizer authorizer(Map<String, ResourceFacts> facts) {
        return PolicyAuthorizer.create(store, facts);
    }

    /** The access keys of root users. */
    public RootKeys rootKeys() {
        return rootKeys;
    }
}
