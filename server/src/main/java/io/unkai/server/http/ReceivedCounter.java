package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts the bytes that pass. */
final class ReceivedCounter extends ChannelInboundHandlerAdapter {
    private final HttpMetrics metrics;

    ReceivedCounter(HttpMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            metrics.received(bytes.readableBytes());
        }
        ctx.fireChannelRead(message);
    }
}
