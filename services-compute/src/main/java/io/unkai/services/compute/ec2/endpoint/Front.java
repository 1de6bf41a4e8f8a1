package io.unkai.services.compute.ec2.endpoint;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where the cloud's own HTTP front listens. */
public interface Front {
    /** Without TLS, or null while it does not. */
    @Nullable
    InetSocketAddress plain();

    /** With TLS, or null while it does not. */
    @Nullable
    InetSocketAddress secure();

    /** One that does not listen. */
    Front CLOSED = new Front() {
        @Override
        public @Nullable InetSocketAddress plain() {
            return null;
        }

        @Override
        public @Nullable InetSocketAddress secure() {
            return null;
        }
    };
}
