package io.unkai.kernel.call;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
     * @param sourceArn the ARN of the resource on whose behalf the service acts by its own name, so that only the policies of what
     *     it calls let it in; or empty where it acts with all of the account's rights
     * @param role the session of a role that the account gave it, with whose rights alone it acts; or null
     */
    record Caller(
            String service, String account, String region, String sourceArn, Principal.@Nullable RoleSession role) {
        /** One with all of the account's rights. */
        public Caller(String service, String account, String region) {
            this(service, account, region, "");
        }

        /** One that acts for a resource, by its own name. */
        public Caller(String service, String account, String region, String sourceArn) {
            this(service, account, region, sourceArn, null);
        }

        /** The same with the rights of a role. */
        public Caller as(Principal.RoleSession session) {
            return new Caller(service, account, region, sourceArn, session);
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
