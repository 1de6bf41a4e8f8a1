package io.unkai.wire.sigv4;

import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Instant;

/**
 * Takes callers only where their account has opened the region: elsewhere AWS does not know their keys, and says so.
 *
 * @param who finds out who calls
 * @param regions which regions are open
 */
public record RegionalAuthenticator(Authenticator who, OpenRegions regions) implements Authenticator {
    /** Which regions accounts have opened. */
    @FunctionalInterface
    public interface OpenRegions {
        /**
         * Whether an account's principals can call a service in a region.
         *
         * @param service the signing name
         * @param account the twelve-digit account of who signed
         */
        boolean open(String service, String account, String region);
    }

    @Override
    public Authenticated verify(HttpRequest request, Expected expected, Instant now) throws IOException {
        return there(expected, who.verify(request, expected, now));
    }

    @Override
    public Authenticated verifyForm(HttpRequest request, FormFields fields, Expected expected, Instant now) {
        return there(expected, who.verifyForm(request, fields, expected, now));
    }

    private Authenticated there(Expected expected, Authenticated caller) {
        var account = caller.principal().account();
        var region = caller.region();
        if (account != null && region != null && !regions.open(expected.service(), account, region)) {
            throw Refusals.of(expected).unknownKey(caller.accessKey());
        }
        return caller;
    }
}
