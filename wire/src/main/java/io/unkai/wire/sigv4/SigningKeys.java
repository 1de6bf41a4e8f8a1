package io.unkai.wire.sigv4;

import java.util.LinkedHashMap;
import java.util.Map;

/** Derived keys, the most recently used ones kept. */
final class SigningKeys {
    /** Derived keys kept at most. */
    static final int MAX_KEYS = 4096;

    private record Origin(Algorithm algorithm, String accessKey, String secret, Scope scope) {
        @Override
        public String toString() {
            return algorithm + " " + accessKey;
        }
    }

    private static final Scope NO_SCOPE = new Scope("", "", "");

    private final Map<Origin, SignatureKey> keys = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, SignatureKey> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** The key that checks signatures made with a secret for a scope. */
    SignatureKey derive(Algorithm algorithm, String accessKey, String secret, Scope scope) {
        // a key pair of 4A is the same for all scopes
        var origin = new Origin(algorithm, accessKey, secret, algorithm == Algorithm.ECDSA ? NO_SCOPE : scope);
        synchronized (keys) {
            var known = keys.get(origin);
            if (known != null) {
                return known;
            }
        }
        var derived = derive(origin);
        synchronized (keys) {
            keys.put(origin, derived);
        }
        return derived;
    }

    private static SignatureKey derive(Origin origin) {
        return switch (origin.algorithm()) {
            case HMAC -> new SignatureKey.Hmac(KeyDerivation.hmac(origin.secret(), origin.scope()));
            case ECDSA ->
                new SignatureKey.Ecdsa(EcKeys.pair(KeyDerivation.scalar(origin.accessKey(), origin.secret()))
                        .getPublic());
        };
    }
}
