package io.unkai.services.identity.access;

import io.unkai.kernel.store.ReadTxn;

/** The policies of VPC endpoints, which bound what comes through them. */
@FunctionalInterface
public interface EndpointPolicies {
    /** The claim of a session that says through which endpoint a call came; only the server makes it. */
    String CLAIM = "unkai:endpoint";

    /**
     * The policy of an endpoint.
     *
     * @param endpoint as the claim says it
     * @return JSON; something that allows nothing where the endpoint is gone
     */
    String policy(ReadTxn txn, String endpoint);
}
