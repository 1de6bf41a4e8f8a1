package io.unkai.server;

import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.endpoint.Arrivals;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.identity.access.EndpointPolicies;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Authenticated;
import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Expected;
import io.unkai.wire.sigv4.FormFields;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/**
 * Notes of who calls through a VPC endpoint which one it was, so that policies can say so and the endpoint's own policy counts.
 *
 * @param who finds out who calls
 * @param arrivals what came through endpoints
 */
record ThroughEndpoints(Authenticator who, Arrivals arrivals) implements Authenticator {
    /** The claim that says which private address called. */
    static final String GUEST = "aws:vpcsourceip";

    private static final int FORBIDDEN = 403;

    @Override
    public Authenticated verify(HttpRequest request, Expected expected, Instant now) throws IOException {
        return through(request, expected, who.verify(request, expected, now));
    }

    @Override
    public Authenticated verifyForm(HttpRequest request, FormFields fields, Expected expected, Instant now) {
        return through(request, expected, who.verifyForm(request, fields, expected, now));
    }

    private Authenticated through(HttpRequest request, Expected expected, Authenticated caller) {
        if (!Arrivals.relayed(request.remote())) {
            return caller;
        }
        var arrival = arrivals.find(request.remote());
        if (arrival == null) {
            throw new ApiException("AccessDenied", FORBIDDEN, "The connection through the VPC endpoint is over.");
        }
        if (!expected.service().equals(arrival.service())) {
            throw new ApiException(
                    "AccessDenied", FORBIDDEN, "The VPC endpoint leads to " + arrival.service() + " only.");
        }
        return new Authenticated(
                caller.principal(),
                with(caller.session(), arrival),
                caller.accessKey(),
                caller.scope(),
                caller.region(),
                caller.signature(),
                caller.request());
    }

    private static Session with(Session session, Arrival arrival) {
        var claims = new HashMap<>(session.claims());
        claims.put(EndpointPolicies.CLAIM, List.of(arrival.endpoint().text()));
        claims.put("aws:sourcevpce", List.of(arrival.endpoint().id()));
        claims.put("aws:sourcevpc", List.of(arrival.vpc()));
        claims.put(GUEST, List.of(arrival.guest().toString()));
        return new Session(
                session.issued(),
                session.mfa(),
                session.policies(),
                session.policyArns(),
                session.tags(),
                session.transitive(),
                session.sourceIdentity(),
                session.provider(),
                claims);
    }
}
