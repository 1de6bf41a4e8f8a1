package io.unkai.services.identity;

import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.access.AuthorizationMessages;
import io.unkai.services.identity.access.EndpointPolicies;
import io.unkai.services.identity.access.PolicyAuthorizer;
import io.unkai.services.identity.account.AccountService;
import io.unkai.services.identity.iam.IamService;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.key.KeyRing;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.organizations.OrganizationsService;
import io.unkai.services.identity.region.RegionChoices;
import io.unkai.services.identity.sts.MfaFactor;
import io.unkai.services.identity.sts.StsService;
import io.unkai.services.identity.sts.TurnedAway;
import io.unkai.services.identity.token.Documents;
import io.unkai.services.identity.token.HttpsDocuments;
import io.unkai.services.identity.usage.UseRecorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The identity services, put together. */
public final class IdentityService {
    private final Store store;
    private final RootKeys rootKeys;
    private final KeyRing keyRing;
    private final OrganizationsService organizations;
    private final IamService iam;
    private final AuthorizationMessages messages;
    private final UseRecorder uses;
    private final StsService sts;
    private final AccountService accounts = new AccountService();

    /**
     * @param store the state of the cloud
     * @param sealer seals secrets with the machine's key
     */
    public IdentityService(Store store, Sealer sealer) {
        this(store, sealer, new HttpsDocuments());
    }

    /** The same with another way to what identity providers publish. */
    IdentityService(Store store, Sealer sealer, Documents documents) {
        this.store = store;
        var tokens = new SessionTokens(sealer);
        this.rootKeys = new RootKeys(sealer);
        this.iam = new IamService(sealer);
        this.uses = new UseRecorder(store);
        this.messages = new AuthorizationMessages(sealer);
        this.sts = new StsService(tokens, new MfaFactor(new MfaCheck(sealer)), documents, messages);
        this.keyRing = new KeyRing(store, sealer, tokens);
        this.organizations = new OrganizationsService(sealer);
    }

    /**
     * Registers all operations.
     *
     * @param authorizer decides whom roles trust, and what members do for their organization
     */
    public void register(Handlers on, PolicyAuthorizer authorizer) {
        iam.register(on);
        sts.register(on, authorizer);
        organizations.register(on, authorizer::lets);
        accounts.register(on);
    }

    /**
     * What works in the background.
     *
     * @param clock the cloud's time
     */
    public List<Reconciler> reconcilers(Ids ids, Supplier<Instant> clock) {
        var all = new ArrayList<Reconciler>(organizations.reconcilers(store, ids, clock));
        all.addAll(accounts.reconcilers(store));
        return all;
    }

    /** Notes who calls what. */
    public UseRecorder uses() {
        return uses;
    }

    /** Those whom identity providers vouched for in vain, until their calls are recorded. */
    public TurnedAway turnedAway() {
        return sts.turnedAway();
    }

    /** Finds what access keys prove. */
    public Credentials credentials() {
        return keyRing;
    }

    /**
     * Decides every call by policies.
     *
     * @param facts what the other services know of their resources, by the service in their ARNs
     * @param endpoints the policies of VPC endpoints
     */
    public PolicyAuthorizer authorizer(Map<String, ResourceFacts> facts, EndpointPolicies endpoints) {
        return PolicyAuthorizer.create(store, facts, messages, endpoints);
    }

    /** Whether an account's principals can call in a region. */
    public boolean open(String account, String region) {
        return AwsRegions.alwaysOpen(region) || store.read(txn -> RegionChoices.open(txn, account, region));
    }

    /** The access keys of root users. */
    public RootKeys rootKeys() {
        return rootKeys;
    }
}
