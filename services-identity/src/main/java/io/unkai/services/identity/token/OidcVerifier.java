package io.unkai.services.identity.token;

import io.unkai.kernel.error.ApiException;
import io.unkai.services.identity.iam.provider.OidcProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies tokens of OpenID Connect providers: signature, issuer, audience and times. Fetches keys, so it is no part of a transaction.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
public final class OidcVerifier {
    /** How far a provider's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The claims that policies may ask about beside audience and subject. */
    private static final List<String> CLAIMS = List.of(
            "sub",
            "amr",
            "email",
            "actor",
            "actor_id",
            "enterprise_id",
            "environment",
            "job_workflow_ref",
            "ref",
            "repository",
            "repository_id",
            "workflow");

    private final ProviderKeys keys;

    /** Fetches keys from there. */
    public OidcVerifier(Documents documents) {
        this.keys = new ProviderKeys(documents);
    }

    /** Whether a URL is that of a provider, given without its scheme; a slash at the end does not count. */
    public static boolean sameIssuer(String url, String provider) {
        return url.equals("https://" + provider) || url.equals("https://" + provider + '/');
    }

    /**
     * Verifies a token.
     *
     * @param now the cloud's time
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException or IDPCommunicationError
     */
    public Vouched verify(WebToken token, OidcProvider provider, Instant now) {
        var claims = token.claims();
        if (!sameIssuer(token.issuer(), provider.url())) {
            throw TokenErrors.invalid("The token was not issued by " + provider.url());
        }
        var audience = claims.audience().stream()
                .filter(provider.clients()::contains)
                .findFirst()
                .orElseThrow(() -> TokenErrors.invalid("Incorrect token audience"));
        times(claims, now);
        if (claims.text("sub").isEmpty()) {
            throw TokenErrors.invalid("Missing a required claim: sub");
        }
        signature(token, provider, now);
        return new Vouched(
                claims.text("sub"),
                audience,
                conditionKeys(claims, provider),
                claims.tags(),
                claims.transitive(),
                claims.sourceIdentity());
    }

    private static void times(Claims claims, Instant now) {
        var expires = claims.time("exp");
        var issued = claims.time("iat");
        var from = claims.time("nbf");
        if (expires == null || issued == null) {
            throw TokenErrors.invalid("Missing a required claim: " + (expires == null ? "exp" : "iat"));
        }
        if (!now.isBefore(expires)) {
            throw TokenErrors.expired("Token expired: current date/time " + now.getEpochSecond()
                    + " must be before the expiration date/time " + expires.getEpochSecond());
        }
        if (issued.isAfter(now.plus(SKEW)) || from != null && from.isAfter(now.plus(SKEW))) {
            throw TokenErrors.invalid("The ID Token provided is not valid yet.");
        }
    }

    private void signature(WebToken token, OidcProvider provider, Instant now) {
        var fitting = keys.of(new ProviderKeys.Provider(provider.url(), provider.thumbprints()), token, now);
        if (fitting.isEmpty()) {
            throw TokenErrors.noKey();
        }
        if (fitting.stream()
                .noneMatch(key -> token.algorithm()
                        .verifies(
                                key.key(),
                                token.signed().shared(),
                                token.signature().shared()))) {
            throw TokenErrors.invalid("Provided token could not be verified: its signature is not the provider's");
        }
    }

    private static Map<String, List<String>> conditionKeys(Claims claims, OidcProvider provider) {
        var found = new HashMap<String, List<String>>();
        var prefix = provider.url().toLowerCase(Locale.ROOT) + ':';
        CLAIMS.forEach(name -> found.put(prefix + name, claims.texts(name)));
        found.put(prefix + "aud", claims.audience());
        found.put(prefix + "oaud", claims.text("azp").isEmpty() ? List.of() : claims.texts("aud"));
        found.values().removeIf(List::isEmpty);
        return found;
    }
}
