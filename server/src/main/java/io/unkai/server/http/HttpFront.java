package io.unkai.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.unkai.server.tls.ServerTls;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Listens on ports and hands the requests to a service. */
public final class HttpFront implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final Duration LAST_WRITES = Duration.ofSeconds(1);

    private final Front front;
    private final Transport transport;
    private final List<Channel> servers = new CopyOnWriteArrayList<>();

    /**
     * A front that listens nowhere yet.
     *
     * @param time for the Date field
     */
    public HttpFront(HttpSettings settings, HttpService service, HttpMetrics metrics, InstantSource time) {
        NettyProperties.set();
        this.front = new Front(settings, service, metrics, time);
        this.transport = Transport.open(settings);
    }

    /**
     * Listens for plain HTTP.
     *
     * @param address where; port 0 picks a free one
     * @return the address with its real port
     * @throws IOException if the address is taken or not this machine's
     */
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        return bind(address, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (front.admit(channel)) {
                    channel.pipeline().addLast(new Http1Connection(front, channel, false));
                } else {
                    Channels.close(channel);
                }
            }
        });
    }

    /**
     * Listens for HTTP over TLS. The certificate is made or read with the first connection.
     *
     * @param address where; port 0 picks a free one
     * @return the address with its real port
     * @throws IOException if the address is taken or not this machine's
     */
    public InetSocketAddress listen(InetSocketAddress address, ServerTls tls) throws IOException {
        return bind(address, new TlsConnections(front, tls));
    }

    private InetSocketAddress bind(InetSocketAddress address, ChannelInitializer<Channel> connections)
            throws IOException {
        int high = front.settings().limits().answerBuffer();
        var bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(high / 2, high))
                .childHandler(connections)
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("Cannot listen on " + address, bound.cause());
        }
        servers.add(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /**
     * Stops: accepts nothing more, lets running requests end, then closes.
     *
     * @param patience how long running requests may take
     * @return whether all of them ended by themselves
     */
    public boolean stop(Duration patience) {
        front.stop();
        servers.forEach(server -> server.close().awaitUninterruptibly());
        boolean ended = front.awaitIdle(patience);
        front.connections().forEach(Channels::closeAfterWrites);
        front.connections().newCloseFuture().awaitUninterruptibly(LAST_WRITES.toMillis());
        front.connections().close().awaitUninterruptibly(LAST_WRITES.toMillis());
        transport
                .loops()
                .shutdownGracefully(0, LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
        return ended;
    }

    /** Stops at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
