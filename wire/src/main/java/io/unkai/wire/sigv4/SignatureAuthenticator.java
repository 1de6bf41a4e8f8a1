package io.unkai.wire.sigv4;

import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Checks signatures as AWS does. */
public final class SignatureAuthenticator implements Authenticator {
    private final Credentials credentials;
    private final Hashing hashing;
    private final SigningKeys keys = new SigningKeys();

    /** Checks signatures made with these credentials. */
    public SignatureAuthenticator(Credentials credentials, Hashing hashing) {
        this.credentials = credentials;
        this.hashing = hashing;
    }

    @Override
    public Authenticated verify(HttpRequest request, Expected expected, Instant now) throws IOException {
        var refusals = Refusals.of(expected);
        var bodies = new Bodies(expected, refusals, hashing);
        var signed = Reading.signature(request, expected, refusals);
        if (signed == null) {
            return anonymous(request, expected, refusals, bodies);
        }
        var checks = new Checks(expected, refusals, now);
        var region = checks.region(signed);
        checks.time(signed);
        checks.headers(signed, request.headers());
        var credential = find(signed, refusals, now);
        var claim = PayloadClaim.of(request, signed, expected, bodies);
        var key = keys.derive(signed.algorithm(), signed.accessKey(), credential.secretKey(), signed.scope());
        var canonical = check(claim, signed, expected, key, refusals);
        return new Authenticated(
                credential.principal(),
                credential.session(),
                signed.accessKey(),
                signed.scope(),
                region,
                signed.described(false),
                body(claim, signed, canonical, key, refusals, bodies));
    }

    @Override
    public Authenticated verifyForm(HttpRequest request, FormFields fields, Expected expected, Instant now) {
        var refusals = Refusals.of(expected);
        var signed = fields.signature();
        if (signed == null) {
            return new Authenticated(new Principal.Anonymous(), Session.NONE, "", null, expected.region(), request);
        }
        var region = new Checks(expected, refusals, now).region(signed);
        var credential = find(signed, refusals, now);
        var key = keys.derive(signed.algorithm(), signed.accessKey(), credential.secretKey(), signed.scope());
        if (!key.verifies(SignedRequest.bytes(fields.policy()), signed.signature())) {
            throw refusals.mismatch(new Mismatch(signed.accessKey(), fields.policy(), signed.signature(), ""));
        }
        return new Authenticated(
                credential.principal(),
                credential.session(),
                signed.accessKey(),
                signed.scope(),
                region,
                signed.described(true),
                request);
    }

    private static Authenticated anonymous(HttpRequest request, Expected expected, Refusals refusals, Bodies bodies)
            throws IOException {
        if (!expected.anonymous() && !expected.isS3()) {
            throw refusals.notSigned();
        }
        var value = request.headers().get(PayloadClaim.HEADER);
        var payload = expected.isS3() && value != null ? Payload.of(value) : null;
        if (payload != null && payload.signedWith() != null) {
            throw refusals.notSigned();
        }
        var body = payload == null || value == null ? request : bodies.unsigned(request, payload, value);
        return new Authenticated(new Principal.Anonymous(), Session.NONE, "", null, expected.region(), body);
    }

    private Credential find(SignedRequest signed, Refusals refusals, Instant now) {
        var token = signed.token() == null ? "" : signed.token();
        try {
            var found = credentials.find(signed.accessKey(), signed.token(), now);
            if (found == null) {
                throw refusals.unknownKey(signed.accessKey());
            }
            return found;
        } catch (ApiException e) {
            throw switch (e.code()) {
                case "ExpiredToken", "ExpiredTokenException" -> refusals.expiredToken(token);
                case "InvalidToken", "InvalidClientTokenId" -> refusals.invalidToken(token);
                default -> e;
            };
        }
    }

    /** Checks the request's signature and answers the canonical request it was made of. */
    private static String check(
            PayloadClaim claim, SignedRequest signed, Expected expected, SignatureKey key, Refusals refusals) {
        var request = claim.request();
        // S3 takes a path as its server spells it, or as the client sent it: both decode to the same key
        var paths = expected.isS3()
                ? Stream.of(CanonicalPath.once(request.rawPath()), request.rawPath())
                        .distinct()
                        .toList()
                : List.of(CanonicalPath.twice(request.rawPath()));
        for (var path : paths) {
            var canonical = CanonicalRequest.of(request, path, signed.signedHeaders(), claim.hash());
            if (key.verifies(SignedRequest.bytes(signed.stringToSign(canonical)), signed.signature())) {
                return canonical;
            }
        }
        var canonical = CanonicalRequest.of(request, paths.getFirst(), signed.signedHeaders(), claim.hash());
        throw refusals.mismatch(
                new Mismatch(signed.accessKey(), signed.stringToSign(canonical), signed.signature(), canonical));
    }

    private HttpRequest body(
            PayloadClaim claim,
            SignedRequest signed,
            String canonical,
            SignatureKey key,
            Refusals refusals,
            Bodies bodies)
            throws IOException {
        return claim.payload().signedWith() == null
                ? bodies.unsigned(claim.request(), claim.payload(), claim.value())
                : bodies.unchunked(
                        claim.request(),
                        claim.payload().trailer(),
                        new ChunkSignatures(signed, canonical, key, refusals, hashing));
    }
}
