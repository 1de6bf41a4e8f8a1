package io.unkai.benchmarks.reference;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Netty's own HTTP codec and one handler on the event loop: a fixed text, or a file by sendfile. */
public final class BareServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final Channel server;

    /**
     * Listens at once.
     *
     * @param address where; port 0 picks a free one
     * @param eventLoops threads, 1 or more
     * @param file what {@code /file} answers, or null for nothing
     */
    public BareServer(InetSocketAddress address, int eventLoops, @Nullable Path file) {
        boolean epoll = Epoll.isAvailable();
        loops = new MultiThreadIoEventLoopGroup(
                eventLoops, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        server = new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new BareHandler(file));
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        var _ = loops.shutdownGracefully();
    }
}
