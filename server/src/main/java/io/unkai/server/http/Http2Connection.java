package io.unkai.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An HTTP/2 connection: frames by Netty, each stream a channel of its own with an {@link Http2Exchange}. */
final class Http2Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Http2Connection.class.getName());
    private static final int STREAM_WINDOW = 128 << 10;
    private static final int CONNECTION_WINDOW = 1 << 20;
    private static final int DEFAULT_WINDOW = 65_535;
    private static final int RESET_SECONDS = 30;
    private static final int GRACE_MILLIS = 1_000;

    private final Http2FrameCodec codec;

    Http2Connection(Http2FrameCodec codec) {
        this.codec = codec;
    }

    /** The frame codec of a server's side. */
    static Http2FrameCodec codec(Front front) {
        var limits = front.settings().limits();
        var settings = Http2Settings.defaultSettings()
                .maxConcurrentStreams(limits.streams())
                .maxHeaderListSize(limits.headerBytes())
                .initialWindowSize(STREAM_WINDOW);
        var codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(settings)
                .decoderEnforceMaxRstFramesPerWindow(limits.resets(), RESET_SECONDS)
                .build();
        codec.gracefulShutdownTimeoutMillis(GRACE_MILLIS);
        return codec;
    }

    /** What turns a new stream into a request. */
    static Http2MultiplexHandler streams(Front front, boolean secure) {
        return new Http2MultiplexHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.config().setAutoRead(false);
                stream.pipeline().addLast(new Http2Exchange(front, stream, secure));
            }
        });
    }

    /** Makes the rest of a pipeline speak HTTP/2. */
    static void install(Front front, Channel channel, boolean secure) {
        var codec = codec(front);
        prepare(front, channel);
        channel.pipeline().addLast(codec, streams(front, secure), new Http2Connection(codec));
    }

    /** What stands in front of the frame codec. */
    static void prepare(Front front, Channel channel) {
        long idle = front.settings().timeouts().idle().toNanos();
        channel.config().setAutoRead(true);
        channel.pipeline()
                .addLast(new IdleStateHandler(0, 0, idle, TimeUnit.NANOSECONDS))
                .addLast(new ReceivedCounter(front.metrics()));
    }

    /** Widens the connection's window: one stream whose reader is slow must not hold up the others. */
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Http2Exception {
        var connection = codec.connection();
        connection
                .local()
                .flowController()
                .incrementWindowSize(connection.connectionStream(), CONNECTION_WINDOW - DEFAULT_WINDOW);
        Channels.send(ctx.channel(), Unpooled.EMPTY_BUFFER);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
        if (message instanceof HttpMessage) {
            // An upgrade that did not happen: nobody is left to answer in HTTP/1.1.
            Channels.close(ctx.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent && codec.connection().numActiveStreams() == 0) {
            Channels.close(ctx.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean clients = cause instanceof IOException || cause instanceof Http2Exception;
        var level = clients ? Level.FINE : Level.WARNING;
        LOG.log(level, "An HTTP/2 connection failed", cause);
        Channels.close(ctx.channel());
    }
}
