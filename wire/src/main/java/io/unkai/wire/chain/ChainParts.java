package io.unkai.wire.chain;

import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Store;
import io.unkai.wire.protocol.Protocols;
import io.unkai.wire.route.Router;
import io.unkai.wire.sigv4.Authenticator;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the chain is made of.
 *
 * @param router finds service and operation
 * @param protocols how each wire protocol is read and written
 * @param authenticator finds out who calls
 * @param authorizer decides what callers may do
 * @param handlers what answers the operations
 * @param store the state of the cloud
 * @param ids where ids come from
 * @param clock the cloud's time
 * @param defaultRegion the region of calls that name none
 * @param callsPerAccount calls of one account that may run at a time, 1 or more
 * @param observers who sees every finished exchange, in order
 */
public record ChainParts(
        Router router,
        Protocols protocols,
        Authenticator authenticator,
        Authorizer authorizer,
        Handlers handlers,
        Store store,
        Ids ids,
        Supplier<Instant> clock,
        String defaultRegion,
        int callsPerAccount,
        List<Observer> observers) {}
