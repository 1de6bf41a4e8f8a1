package io.unkai.services.identity.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public key that an OpenID Connect provider publishes.
 *
 * @param id its id, or empty
 * @param kind {@code RSA} or its curve
 * @param key the key
 */
record WebKey(String id, String kind, PublicKey key) {
    private static final int MAX_KEYS = 100;
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    /**
     * The keys of a key set that sign; those that we can't use are left out.
     *
     * @throws IOException where it is no key set
     */
    static List<WebKey> readAll(byte[] json) throws IOException {
        var keys = new ArrayList<WebKey>();
        for (var told : JsonObject.read(json).objects("keys")) {
            var use = told.text("use");
            var key = use == null || use.equals("sig") ? read(told) : null;
            if (key != null && keys.size() < MAX_KEYS) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable WebKey read(JsonObject told) {
        var id = told.text("kid");
        var curve = told.text("crv");
        try {
            var kind = told.text("kty");
            if (kind != null && kind.equals("RSA")) {
                var spec = new RSAPublicKeySpec(number(told, "n"), number(told, "e"));
                return new WebKey(
                        id == null ? "" : id, kind, KeyFactory.getInstance(kind).generatePublic(spec));
            }
            return "EC".equals(kind) && curve != null && CURVES.containsKey(curve)
                    ? new WebKey(id == null ? "" : id, curve, onCurve(curve, told))
                    : null;
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return null;
        }
    }

    private static PublicKey onCurve(String curve, JsonObject told) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.get(curve)));
        var point = new ECPoint(number(told, "x"), number(told, "y"));
        var spec = new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class));
        return KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static BigInteger number(JsonObject told, String name) {
        var text = told.text(name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }

    /** Whether a token may be signed with it. */
    boolean fits(WebToken token) {
        return (token.keyId() == null || token.keyId().equals(id))
                && token.algorithm().signsWith(kind);
    }
}
