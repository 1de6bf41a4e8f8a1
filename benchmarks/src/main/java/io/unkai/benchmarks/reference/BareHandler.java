package io.unkai.benchmarks.reference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers each request as it is decoded; request bodies are let go. */
final class BareHandler extends SimpleChannelInboundHandler<Object> {
    private static final ByteBuf TEXT = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
            .writeBytes("ok".getBytes(StandardCharsets.US_ASCII))
            .asReadOnly());

    private final @Nullable Path file;

    BareHandler(@Nullable Path file) {
        this.file = file;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) throws IOException {
        if (message instanceof HttpRequest request) {
            if (file != null && request.uri().equals("/file")) {
                sendFile(ctx, file);
            } else {
                sendText(ctx);
            }
        }
    }

    private static void sendText(ChannelHandlerContext ctx) {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, TEXT.duplicate());
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, TEXT.readableBytes());
        var _ = ctx.writeAndFlush(answer);
    }

    private static void sendFile(ChannelHandlerContext ctx, Path path) throws IOException {
        var channel = FileChannel.open(path);
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_LENGTH, channel.size());
        var _ = ctx.write(head);
        var _ = ctx.write(new DefaultFileRegion(channel, 0, channel.size()));
        var _ = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }
}
