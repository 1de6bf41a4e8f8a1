package io.unkai.kernel.call;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;

/**
 * How a service calls another: through the steps that every call takes, authorised, throttled and recorded, only without HTTP. Not to
 * be used inside a transaction, which the called operation opens itself.
 */
public interface Cloud {
    /**
     * Who calls for whom.
     *
     * @param service the calling service's principal, for example {@code cloudtrail.amazonaws.com}
     * @param account the twelve-digit account on whose behalf it calls
     * @param region the region that the call acts in
     * @param byGrant whether it may only do what policies of resources grant to the service, as roles do that trust it; else it may do
     *     what the account may
     */
    record Caller(String service, String account, String region, boolean byGrant) {
        /** Who may do what the account may. */
        public Caller(String service, String account, String region) {
            this(service, account, region, false);
        }

        /** Who may only do what policies of resources grant to the service. */
        public static Caller byGrant(String service, String account, String region) {
            return new Caller(service, account, region, true);
        }
    }

    /**
     * Calls an operation and answers its output. A body is a member of the input, as the generated builders set it.
     *
     * @throws io.unkai.kernel.error.ApiException if the call is refused, as any client is told
     * @throws IOException if a body could not be read
     */
    <I extends Struct, O extends Struct> O call(Caller caller, Operation<I, O> operation, I input) throws IOException;
}
