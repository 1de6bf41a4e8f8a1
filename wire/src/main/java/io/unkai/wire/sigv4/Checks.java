package io.unkai.wire.sigv4;

import io.unkai.wire.http.Headers;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Whether a signature, were it right, would be good here and now. */
record Checks(Expected expected, Refusals refusals, Instant now) {
    /** How far clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(15);

    private static final String AMZ = "x-amz-";

    /** Checks the scope and answers the region. */
    String region(SignedRequest signed) {
        var scope = signed.scope();
        if (!scope.service().equals(expected.service())) {
            throw refusals.wrongService(signed.form(), scope.service());
        }
        if (!scope.date().equals(AmzDate.day(signed.time()))) {
            throw refusals.wrongDate(signed.form(), scope.date(), signed.time());
        }
        var region = Regions.choose(signed.regions(), expected.region());
        if (region == null) {
            var wanted = expected.region();
            throw refusals.wrongRegion(
                    signed.form(), String.join(",", signed.regions()), wanted == null ? Regions.DEFAULT : wanted);
        }
        return region;
    }

    /** Checks the time. */
    void time(SignedRequest signed) {
        var lifetime = signed.expires();
        if (lifetime == null) {
            if (Duration.between(signed.time(), now).abs().compareTo(SKEW) > 0) {
                throw refusals.skewed(signed.time(), now, SKEW);
            }
        } else if (now.isAfter(signed.time().plus(lifetime))) {
            throw refusals.expired(signed.time(), lifetime, now);
        } else if (now.isBefore(signed.time().minus(SKEW))) {
            throw refusals.notYetValid(signed.time(), now, SKEW);
        }
    }

    /** Checks that what changes the meaning of a request is signed. */
    void headers(SignedRequest signed, Headers headers) {
        var missing = new LinkedHashSet<String>();
        for (var field : headers.fields()) {
            if (mustBeSigned(field, signed.form()) && !signed.covers(field.name())) {
                missing.add(field.name().toLowerCase(Locale.ROOT));
            }
        }
        if (!missing.isEmpty()) {
            throw refusals.headersNotSigned(List.copyOf(missing));
        }
    }

    /** A presigned request need not sign the hash of its body: the body is held to it all the same. */
    private boolean mustBeSigned(Headers.Field field, Form form) {
        if (field.is("host") || field.is("x-amz-region-set")) {
            return true;
        }
        boolean exempt = form == Form.QUERY && field.is("x-amz-content-sha256");
        return expected.isS3() && field.name().regionMatches(true, 0, AMZ, 0, AMZ.length()) && !exempt;
    }
}
