package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/** The way from HTTP/1.1 to a WebSocket. On the event loop only. */
final class WebSocketSwitch {
    private WebSocketSwitch() {}

    /** Puts a WebSocket in the place of {@code http1}, after {@code head} is sent; {@code received} is what came after the request. */
    static void run(
            Front front,
            Channel channel,
            Http1Connection http1,
            byte[] head,
            ByteBuf received,
            WebSocket.Service service) {
        Channels.send(channel, Unpooled.wrappedBuffer(head));
        channel.pipeline().remove(http1);
        var decoding = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(WebSocket.MOST_BYTES)
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .closeOnProtocolViolation(true)
                .build();
        var socket = new WebSocketConnection(front, channel);
        channel.pipeline()
                .addLast(new WebSocket13FrameEncoder(false))
                .addLast(new WebSocket13FrameDecoder(decoding))
                .addLast(new Utf8FrameValidator(true))
                .addLast(new WebSocketFrameAggregator(WebSocket.MOST_BYTES))
                .addLast(socket);
        front.run(() -> socket.serve(service));
        // Not from the head of the pipeline: with TLS, what was received is in the clear already.
        var first = channel.pipeline().context(WebSocket13FrameEncoder.class);
        first.fireChannelRead(received);
        first.fireChannelReadComplete();
    }
}
