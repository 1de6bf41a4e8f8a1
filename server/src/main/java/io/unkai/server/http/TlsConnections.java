package io.unkai.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.unkai.server.tls.ServerTls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;

/** Connections of a TLS port: handshake, then the protocol the client chose. */
final class TlsConnections extends ChannelInitializer<Channel> {
    private static final System.Logger LOG = System.getLogger(TlsConnections.class.getName());

    private final Front front;
    private final ServerTls tls;

    TlsConnections(Front front, ServerTls tls) {
        this.front = front;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!front.admit(channel)) {
            Channels.close(channel);
            return;
        }
        // The first context is made from new keys: too slow for the event loop. Nothing is read before it is there.
        front.run(() -> {
            try {
                var context = tls.context();
                Channels.run(channel, () -> install(channel, context));
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.log(Level.ERROR, "There is no certificate for TLS", e);
                Channels.close(channel);
            }
        });
    }

    private void install(Channel channel, SslContext context) {
        if (!channel.isActive()) {
            return;
        }
        var handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(front.settings().timeouts().head().toMillis());
        channel.pipeline().addLast(handler, new Chooser());
        channel.read();
    }

    private final class Chooser extends ApplicationProtocolNegotiationHandler {
        Chooser() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                Http2Connection.install(front, ctx.channel(), true);
            } else {
                ctx.pipeline().addLast(new Http1Connection(front, ctx.channel(), true));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.log(Level.DEBUG, "A connection failed before its protocol was chosen", cause);
            Channels.close(ctx.channel());
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            LOG.log(Level.DEBUG, "A TLS handshake failed", cause);
            Channels.close(ctx.channel());
        }
    }
}
