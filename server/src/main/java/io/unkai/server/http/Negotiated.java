package io.unkai.server.http;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.unkai.wire.http.Tls;
import org.jspecify.annotations.Nullable;

/** What the TLS of a connection came to. */
final class Negotiated {
    private Negotiated() {}

    /** What was agreed on, or null without TLS. */
    static @Nullable Tls of(Channel connection) {
        var handler = connection.pipeline().get(SslHandler.class);
        if (handler == null) {
            return null;
        }
        var session = handler.engine().getSession();
        return Tls.of(session.getProtocol(), session.getCipherSuite());
    }
}
