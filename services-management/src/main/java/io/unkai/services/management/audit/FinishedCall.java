package io.unkai.services.management.audit;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.time.Instant;
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
        @Nullable ApiException error) {
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
     * @param presigned whether the signature was in the query
     * @param received bytes of the request's body, or -1 where unknown
     * @param sent bytes of the answer's body, or -1 where unknown
     */
    public record Client(
            String address,
            String userAgent,
            String host,
            boolean secure,
            boolean presigned,
            long received,
            long sent) {}

    boolean readOnly() {
        return operation.is(Operation.Flag.READ_ONLY);
    }
}
