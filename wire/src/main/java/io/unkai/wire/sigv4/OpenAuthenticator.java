package io.unkai.wire.sigv4;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.wire.chunked.ChunkVerifier;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes every caller for a root user, for test suites that sign with any key or none. Chunked bodies are decoded and hashes of
 * bodies checked all the same.
 */
public final class OpenAuthenticator implements Authenticator {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private static final ChunkVerifier NOTHING = new ChunkVerifier() {
        @Override
        public void chunk(String signature, byte[] data, int length) {
            // any signature is good
        }

        @Override
        public void trailer(String signature, byte[] canonical) {
            // any signature is good
        }
    };

    private final String account;
    private final Hashing hashing;

    /**
     * Takes a key of twelve digits for the root user of that account, and everybody else for that of the default one.
     *
     * @param account the default account, twelve digits
     */
    public OpenAuthenticator(String account, Hashing hashing) {
        this.account = account;
        this.hashing = hashing;
    }

    @Override
    public Authenticated verify(HttpRequest request, Expected expected, Instant now) throws IOException {
        var refusals = Refusals.of(expected);
        var signed = read(request, expected, refusals);
        var accessKey = signed == null ? "" : signed.accessKey();
        var body = body(request, expected, new Bodies(expected, refusals, hashing));
        return new Authenticated(
                root(accessKey),
                Session.NONE,
                accessKey,
                signed == null ? null : signed.scope(),
                expected.region() != null || signed == null
                        ? expected.region()
                        : Regions.choose(signed.regions(), null),
                signed == null ? Call.Signature.NONE : signed.described(false),
                body);
    }

    @Override
    public Authenticated verifyForm(HttpRequest request, FormFields fields, Expected expected, Instant now) {
        var signed = fields.signature();
        var accessKey = signed == null ? "" : signed.accessKey();
        var scope = signed == null ? null : signed.scope();
        var signature = signed == null ? Call.Signature.NONE : signed.described(true);
        return new Authenticated(
                root(accessKey), Session.NONE, accessKey, scope, expected.region(), signature, request);
    }

    private Principal root(String accessKey) {
        return new Principal.Root(ACCOUNT.matcher(accessKey).matches() ? accessKey : account);
    }

    /** The signature where it can be read; nobody needs one here. */
    private static @Nullable SignedRequest read(HttpRequest request, Expected expected, Refusals refusals) {
        try {
            return Reading.signature(request, expected, refusals);
        } catch (ApiException e) {
            return null;
        }
    }

    private static HttpRequest body(HttpRequest request, Expected expected, Bodies bodies) throws IOException {
        var value = request.headers().get(PayloadClaim.HEADER);
        var payload = value == null ? null : Payload.of(value);
        if (value == null || payload == null) {
            return request;
        }
        if (payload.chunked()) {
            return bodies.unchunked(request, payload.trailer(), payload.signedWith() == null ? null : NOTHING);
        }
        return expected.isS3() ? bodies.unsigned(request, payload, value) : request;
    }
}
