package io.unkai.server;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Operation;
import io.unkai.services.identity.sts.TurnedAway;
import io.unkai.services.management.audit.FinishedCall;
import io.unkai.services.management.audit.Recorder;
import io.unkai.services.management.audit.Vouched;
import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands finished calls to CloudTrail: those whose operation and caller are known, and that happened in an account. A call on what
 * another account owns is told to both; a call of nobody, or of somebody whom an identity provider vouches for, to the owner alone.
 */
record CallRecorder(Recorder recorder, ResourceOwners owners, TurnedAway turnedAway, Ids ids, String defaultRegion)
        implements Observer {
    @Override
    public void observe(Exchange exchange) {
        var route = exchange.routeOrNull();
        var operation = route == null ? null : route.operation();
        var principal = exchange.principalOrNull();
        if (operation == null || principal == null) {
            return;
        }
        var input = exchange.inputOrNull();
        boolean nobody = principal instanceof Principal.Anonymous;
        var person = nobody ? turnedAway.take(exchange.requestId()) : null;
        boolean told = exchange.error() == null || person != null || nobody && input != null && owners.hasRole(input);
        var owner = input == null ? null : owners.of(operation, input, told);
        var account = nobody ? Objects.requireNonNullElse(owner, "") : account(exchange, principal);
        if (account.isEmpty()) {
            return;
        }
        var call = call(exchange, operation, principal, account);
        if (person != null) {
            call = call.by(new Vouched(person.type(), person.principalId(), person.name(), person.provider()));
        }
        if (owner == null || owner.equals(account)) {
            recorder.offer(call);
        } else {
            var shared = ids.uuid();
            recorder.offer(call.toldTo(account, owner, shared));
            recorder.offer(call.toldTo(owner, owner, shared));
        }
    }

    private FinishedCall call(Exchange exchange, Operation<?, ?> operation, Principal principal, String account) {
        return new FinishedCall(
                operation,
                new FinishedCall.Caller(
                        principal,
                        exchange.session(),
                        exchange.accessKey(),
                        Objects.requireNonNullElse(exchange.invokedBy(), "")),
                account,
                Objects.requireNonNullElse(exchange.region(), defaultRegion),
                exchange.requestId(),
                exchange.now(),
                client(exchange),
                exchange.inputOrNull(),
                exchange.outputOrNull(),
                exchange.error());
    }

    private static String account(Exchange exchange, Principal principal) {
        var call = exchange.callOrNull();
        return Objects.requireNonNullElse(call == null ? principal.account() : call.account(), "");
    }

    private static FinishedCall.Client client(Exchange exchange) {
        var request = exchange.received();
        return new FinishedCall.Client(
                address(exchange),
                text(request.headers().get("User-Agent")),
                text(request.headers().get("Host")),
                request.secure(),
                request.tls() == null ? "" : request.tls().version(),
                request.tls() == null ? "" : request.tls().cipher(),
                request.rawQuery().contains("X-Amz-Signature="),
                request.body().length(),
                exchange.response().body().length());
    }

    /** What came through a VPC endpoint came from within the VPC. */
    private static String address(Exchange exchange) {
        var within = exchange.session().claims().get(ThroughEndpoints.GUEST);
        var address = exchange.received().remote().getAddress();
        return within != null ? within.getFirst() : address == null ? "" : address.getHostAddress();
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
