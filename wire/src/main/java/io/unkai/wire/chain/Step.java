package io.unkai.wire.chain;

import java.io.IOException;

/** One step of a request: reads what earlier steps found and adds its own. */
@FunctionalInterface
interface Step {
    /**
     * Takes the step.
     *
     * @throws io.unkai.kernel.error.ApiException to refuse the call
     * @throws IOException if the client went away
     */
    void take(Exchange exchange) throws IOException;
}
