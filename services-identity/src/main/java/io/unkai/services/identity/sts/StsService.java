package io.unkai.services.identity.sts;

import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Handlers;
import io.unkai.services.identity.access.AuthorizationMessages;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.token.Documents;
import io.unkai.services.identity.token.OidcVerifier;

/** STS: what the identity services wire. */
public final class StsService {
    private final Issuer issuer;
    private final SecondFactor secondFactor;
    private final OidcVerifier oidc;
    private final AuthorizationMessages messages;
    private final TurnedAway turnedAway = new TurnedAway();

    /**
     * @param tokens seals sessions
     * @param secondFactor takes the codes that callers show
     * @param documents fetches what OpenID Connect providers publish
     * @param messages tells why calls were refused
     */
    public StsService(
            SessionTokens tokens, SecondFactor secondFactor, Documents documents, AuthorizationMessages messages) {
        this.issuer = new Issuer(tokens);
        this.secondFactor = secondFactor;
        this.oidc = new OidcVerifier(documents);
        this.messages = messages;
    }

    /** Those whom identity providers vouched for in vain. */
    public TurnedAway turnedAway() {
        return turnedAway;
    }

    /**
     * Registers all operations.
     *
     * @param authorizer decides whom roles trust
     */
    public void register(Handlers on, Authorizer authorizer) {
        var roles = new FederatedRoles(authorizer, issuer, turnedAway);
        new WebIdentitySessions(oidc, roles).register(on);
        new SamlSessions(roles).register(on);
        new AuthorizationMessage(messages).register(on);
        new CallerIdentity().register(on);
        new Sessions(issuer, secondFactor).register(on);
        new RoleSessions(issuer, secondFactor).register(on);
        new Federation(issuer).register(on);
        new KeyInfo().register(on);
    }
}
