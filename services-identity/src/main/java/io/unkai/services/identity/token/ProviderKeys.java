package io.unkai.services.identity.token;

import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of OpenID Connect providers. They are kept for an hour; a token with a key that nobody knows yet has them fetched again,
 * at most twice a minute, and what failed is not tried again at once.
 */
final class ProviderKeys {
    private static final int MAX_PROVIDERS = 256;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Documents documents;
    private final Map<Provider, Kept> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Provider, Kept> eldest) {
            return size() > MAX_PROVIDERS;
        }
    };

    ProviderKeys(Documents documents) {
        this.documents = documents;
    }

    /**
     * Where keys are published and under which certificates: what one account trusts is not what another does.
     *
     * @param url host and path, without {@code https://}
     * @param thumbprints of certificates
     */
    record Provider(String url, List<String> thumbprints) {}

    /** The keys that a token may be signed with; waits while they are fetched. */
    List<WebKey> of(Provider provider, WebToken token, Instant now) {
        Kept entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(provider, Kept::new);
        }
        return entry.fitting(token, now);
    }

    /** What is known of one provider. */
    private final class Kept {
        private final Provider provider;
        private List<WebKey> keys = List.of();
        private Instant fetched = Instant.MIN;
        private Instant tried = Instant.MIN;
        private @Nullable ApiException failure;

        Kept(Provider provider) {
            this.provider = provider;
        }

        synchronized List<WebKey> fitting(WebToken token, Instant now) {
            var known = fresh(fetched, KEPT, now) ? fitting(token) : List.<WebKey>of();
            if (!known.isEmpty()) {
                return known;
            }
            if (failure != null && fresh(tried, AFTER_FAILURE, now)) {
                throw failure;
            }
            if (failure != null || !fresh(fetched, BETWEEN_TRIES, now)) {
                fetch(now);
            }
            return fitting(token);
        }

        private List<WebKey> fitting(WebToken token) {
            return keys.stream().filter(key -> key.fits(token)).toList();
        }

        private void fetch(Instant now) {
            tried = now;
            try {
                keys = documents(provider);
                fetched = now;
                failure = null;
            } catch (Documents.UntrustedException e) {
                failure = TokenErrors.invalid(
                        "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint");
                throw failure;
            } catch (IOException e) {
                failure = TokenErrors.unreachable();
                throw failure;
            } catch (ApiException e) {
                failure = e;
                throw e;
            }
        }

        /**
         * Whether something of that time is still good; not where the clock was moved back since. Those who came a little earlier and
         * waited must not fetch again.
         */
        private static boolean fresh(Instant time, Duration kept, Instant now) {
            return !time.equals(Instant.MIN)
                    && !now.isBefore(time.minus(BETWEEN_TRIES))
                    && now.isBefore(time.plus(kept));
        }
    }

    private List<WebKey> documents(Provider provider) throws IOException {
        var issuer = "https://" + provider.url();
        var found = JsonObject.read(
                documents.fetch(URI.create(issuer + "/.well-known/openid-configuration"), provider.thumbprints()));
        var named = found.text("issuer");
        var keys = found.text("jwks_uri");
        if (named == null || !OidcVerifier.sameIssuer(named, provider.url()) || keys == null) {
            throw TokenErrors.noKey();
        }
        try {
            return WebKey.readAll(documents.fetch(URI.create(keys), provider.thumbprints()));
        } catch (IllegalArgumentException noAddress) {
            throw TokenErrors.noKey();
        }
    }
}
