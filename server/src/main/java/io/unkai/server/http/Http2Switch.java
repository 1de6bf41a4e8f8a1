package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The ways from HTTP/1.1 to HTTP/2 on a plain connection. */
final class Http2Switch {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Http2Switch() {}

    /** Whether the client speaks HTTP/2 without asking. */
    static boolean isPreface(byte[] head) {
        return Arrays.equals(head, PREFACE);
    }

    /** Whether the client asks to go on in HTTP/2; only a request without a body can. */
    static boolean isUpgrade(RequestHead head) {
        return head.http11()
                && head.length() == 0
                && "h2c".equalsIgnoreCase(head.headers().get("Upgrade"))
                && head.headers().all("HTTP2-Settings").size() == 1
                && head.headers().all("Connection").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("http2-settings"));
    }

    /** Puts HTTP/2 in the place of {@code http1}; {@code received} starts with the preface. */
    static void byPreface(Front front, Channel channel, Http1Connection http1, ByteBuf received) {
        channel.pipeline().remove(http1);
        Http2Connection.install(front, channel, false);
        channel.pipeline().fireChannelRead(received);
        channel.pipeline().fireChannelReadComplete();
    }

    /** Puts HTTP/2 in the place of {@code http1}; {@code received} starts with the request that asks for it. */
    static void byUpgrade(Front front, Channel channel, Http1Connection http1, ByteBuf received) {
        var codec = new HttpServerCodec();
        var upgrade = new HttpServerUpgradeHandler(codec, protocol -> {
            if (!AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, protocol)) {
                return null;
            }
            var http2 = Http2Connection.codec(front);
            return new Http2ServerUpgradeCodec(
                    http2, Http2Connection.streams(front, false), new Http2Connection(http2));
        });
        channel.pipeline().remove(http1);
        Http2Connection.prepare(front, channel);
        channel.pipeline().addLast(codec, upgrade);
        channel.pipeline().fireChannelRead(received);
        channel.pipeline().fireChannelReadComplete();
    }
}
