package io.unkai.server.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.unkai.server.tls.ServerTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connections of a TLS port: handshake, then the protocol the client chose. */
final class TlsConnections extends ChannelInitializer<Channel> {
    private static final Logger LOG = Logger.getLogger(TlsConnections.class.getName());

    /** Bytes of a client's greeting at most: a usual one has some hundreds. */
    private static final int MOST_GREETING = 16 << 10;

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
        var greeting = new Greeting(channel);
        channel.pipeline().addLast(greeting, new Chooser());
        Channels.later(channel, front.settings().timeouts().head().toNanos(), greeting::checkStarted);
        channel.read();
    }

    /** Finds the certificate for the name in the client's greeting; the time to make one is not the client's. */
    private final class Greeting extends SniHandler {
        private final Channel channel;
        private boolean started;

        Greeting(Channel channel) {
            super((name, found) -> find(channel, name, found), MOST_GREETING, 0);
            this.channel = channel;
        }

        void checkStarted() {
            if (!started) {
                Channels.close(channel);
            }
        }

        @Override
        protected Future<SslContext> lookup(ChannelHandlerContext ctx, @Nullable String name) throws Exception {
            started = true;
            return super.lookup(ctx, name);
        }

        @Override
        protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
            var handler = super.newSslHandler(context, allocator);
            handler.setHandshakeTimeoutMillis(front.settings().timeouts().head().toMillis());
            return handler;
        }
    }

    /** Making a certificate is too slow for the event loop. */
    private Future<SslContext> find(Channel channel, @Nullable String name, Promise<SslContext> found) {
        front.run(() -> {
            try {
                var context = tls.context(name);
                Channels.run(channel, () -> found.trySuccess(context));
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.log(Level.SEVERE, "There is no certificate for TLS", e);
                Channels.run(channel, () -> found.tryFailure(e));
            }
        });
        return found;
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
            LOG.log(Level.FINE, "A connection failed before its protocol was chosen", cause);
            Channels.close(ctx.channel());
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            LOG.log(Level.FINE, "A TLS handshake failed", cause);
            Channels.close(ctx.channel());
        }
    }
}
