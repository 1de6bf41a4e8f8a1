package io.unkai.services.management.audit;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered.
 *
 * @param operation what was called
 * @param caller who called
 * @param account the twelve-digit account that is told of it
 * @param region the region the call acted in
 * @param requestId the id that the answer carried
 * @param at the cloud's time of the call
 * @param client how the call came in
 * @param input what was asked, or null where that could not be read
 * @param output what was answered, or null where the call was refused
 * @param error why it was refused, or null
 * @param beside what its event says beside
 */
public record FinishedCall(
        Operation<?, ?> operation,
        Caller caller,
        String account,
        String region,
        String requestId,
        Instant at,
        Client client,
        @Nullable Struct input,
        @Nullable Struct output,
        @Nullable ApiException error,
        Beside beside) {
    /** A call of which there is nothing to say beside. */
    public FinishedCall(
            Operation<?, ?> operation,
            Caller caller,
            String account,
            String region,
            String requestId,
            Instant at,
            Client client,
            @Nullable Struct input,
            @Nullable Struct output,
            @Nullable ApiException error) {
        this(operation, caller, account, region, requestId, at, client, input, output, error, Beside.NOTHING);
    }

    /**
     * What an event says beside.
     *
     * @param shared the id that the events of several accounts about one call have in common, or empty
     * @param owner the account that owns what was acted on where it is not the caller's, or empty
     * @param outcome how a sign-in ended, {@code Success} or {@code Failure}; empty for calls of an API
     * @param additional more of a sign-in, by name
     * @param vouched whom an identity provider vouched for in vain, or null
     */
    public record Beside(
            String shared,
            String owner,
            String outcome,
            Map<String, String> additional,
            @Nullable Vouched vouched) {
        /** Nothing. */
        public static final Beside NOTHING = new Beside("", "", "", Map.of(), null);
    }

    /** The same call of somebody whom an identity provider vouched for, and who got nothing for it. */
    public FinishedCall by(Vouched person) {
        return new FinishedCall(
                operation,
                caller,
                account,
                region,
                requestId,
                at,
                client,
                input,
                output,
                error,
                new Beside(beside.shared, beside.owner, beside.outcome, beside.additional, person));
    }

    /**
     * The same call as one of two accounts is told of it.
     *
     * @param told the caller's account, or the owner's
     * @param owner the account that owns what it acted on
     * @param shared the id that both events have
     */
    public FinishedCall toldTo(String told, String owner, String shared) {
        return new FinishedCall(
                operation,
                caller,
                told,
                region,
                requestId,
                at,
                client,
                input,
                output,
                error,
                new Beside(shared, owner, beside.outcome, beside.additional, beside.vouched));
    }

    /** Whether the account that is told of it is not the caller's. */
    boolean foreign() {
        var own = caller.principal().account();
        return caller.service().isEmpty() && own != null && !own.equals(account);
    }

    /**
     * Who called.
     *
     * @param principal the caller
     * @param session what temporary credentials say beside
     * @param accessKey the access key id that signed, or empty
     * @param service the service that called on its own, for example {@code cloudtrail.amazonaws.com}, or empty
     */
    public record Caller(Principal principal, Session session, String accessKey, String service) {}

    /**
     * How the call came in.
     *
     * @param address the caller's address as text
     * @param userAgent the header as sent, or empty
     * @param host the host the caller addressed, or empty
     * @param secure whether over TLS
     * @param tlsVersion for example {@code TLSv1.3}, or empty where it is not known
     * @param cipher the cipher suite, or empty where it is not known
     * @param presigned whether the signature was in the query
     * @param received bytes of the request's body, or -1 where unknown
     * @param sent bytes of the answer's body, or -1 where unknown
     */
    public record Client(
            String address,
            String userAgent,
            String host,
            boolean secure,
            String tlsVersion,
            String cipher,
            boolean presigned,
            long received,
            long sent) {}

    /** Whether it changed nothing: giving a session out does not. */
    boolean readOnly() {
        return operation.is(Operation.Flag.READ_ONLY)
                || operation.service().id().equals("sts");
    }
}
