package io.unkai.wire.chain;

/** Sees every finished exchange, after the answer was decided and before its body is sent. It must not block and cannot fail. */
@FunctionalInterface
public interface Observer {
    /** Looks at one finished exchange. */
    void observe(Exchange exchange);
}
