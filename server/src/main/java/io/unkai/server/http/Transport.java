package io.unkai.server.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The kernel interface under the front: epoll where its native part loads, NIO elsewhere. */
record Transport(EventLoopGroup loops, Class<? extends ServerChannel> server) {
    static Transport open(HttpSettings settings) {
        var threads = new DefaultThreadFactory("http", true);
        if (settings.nativeTransport() && Epoll.isAvailable()) {
            return new Transport(
                    new MultiThreadIoEventLoopGroup(settings.eventLoops(), threads, EpollIoHandler.newFactory()),
                    EpollServerSocketChannel.class);
        }
        return new Transport(
                new MultiThreadIoEventLoopGroup(settings.eventLoops(), threads, NioIoHandler.newFactory()),
                NioServerSocketChannel.class);
    }
}
