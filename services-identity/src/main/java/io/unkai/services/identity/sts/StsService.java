package io.unkai.services.identity.sts;

import io.unkai.kernel.call.Handlers;
import io.unkai.services.identity.key.SessionTokens;

/** STS: what the identity services wire. */
public final class StsService {
    private final Issuer issuer;
    private final SecondFactor secondFactor;

    /**
     * @param tokens seals sessions
     * @param secondFactor takes the codes that callers show
     */
    public StsService(SessionTokens tokens, SecondFactor secondFactor) {
        this.issuer = new Issuer(tokens);
        this.secondFactor = secondFactor;
    }

    /** Registers all operations. */
    public void register(Handlers on) {
        new CallerIdentity().register(on);
        new Sessions(issuer, secondFactor).register(on);
        new RoleSessions(issuer, secondFactor).register(on);
        new Federation(issuer).register(on);
        new KeyInfo().register(on);
    }
}
