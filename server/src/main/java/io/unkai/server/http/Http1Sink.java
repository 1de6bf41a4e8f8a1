package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.unkai.kernel.schema.FileStream;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes one answer to an HTTP/1 connection. */
final class Http1Sink implements AnswerSink {
    private static final ByteBuf CRLF = Unpooled.unreleasableBuffer(
            Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}).asReadOnly());

    private final Http1Exchange exchange;
    private final ChannelWriter writer;
    private final Channel channel;
    private boolean started;
    private boolean chunked;
    private boolean keepAlive;

    Http1Sink(Http1Exchange exchange, ChannelWriter writer) {
        this.exchange = exchange;
        this.writer = writer;
        this.channel = exchange.channel();
    }

    @Override
    public void whole(HttpResponse answer, long length, byte[] body) throws IOException {
        byte[] head = encodeHead(answer, length);
        writer.reserve(head.length + body.length);
        exchange.finished(head, body, keepAlive);
    }

    @Override
    public void head(HttpResponse answer, long length) throws IOException {
        chunked = length == UNKNOWN && exchange.head().http11();
        byte[] head = encodeHead(answer, length);
        writer.write(Unpooled.wrappedBuffer(head), head.length);
    }

    private byte[] encodeHead(HttpResponse answer, long length) {
        boolean endsByClosing = length == UNKNOWN && !chunked;
        boolean asksToClose = "close".equalsIgnoreCase(answer.headers().get("Connection"));
        keepAlive = exchange.keepsAlive() && !endsByClosing && !asksToClose;
        String connection = keepAlive ? exchange.head().http11() ? "" : "keep-alive" : "close";
        byte[] head = AnswerHead.encode(
                answer, length, chunked, connection, exchange.front().date().value());
        started = true;
        return head;
    }

    @Override
    public void bytes(ByteBuf bytes) throws IOException {
        int length = bytes.readableBytes();
        if (!chunked) {
            writer.write(bytes, length);
            return;
        }
        byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        writer.write(
                Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(size), bytes, CRLF.duplicate()),
                size.length + length + 2);
    }

    @Override
    public boolean takesFiles() {
        return !exchange.secure() && !chunked;
    }

    @Override
    public void file(FileStream file) throws IOException {
        writer.file(file);
    }

    @Override
    public void end(Map<String, String> trailers) throws IOException {
        if (chunked) {
            var last = new StringBuilder("0\r\n");
            trailers.forEach((name, value) -> {
                AnswerHead.check(name, value);
                last.append(name).append(": ").append(value).append("\r\n");
            });
            var bytes = ByteBufUtil.writeAscii(channel.alloc(), last.append("\r\n"));
            writer.write(bytes, bytes.readableBytes());
        }
        exchange.finished(keepAlive);
    }

    @Override
    public void upgrade(HttpResponse answer, WebSocket.Service service) {
        byte[] head = AnswerHead.encode(
                answer, NONE, false, "Upgrade", exchange.front().date().value());
        started = true;
        exchange.upgrade(head, service);
    }

    @Override
    public boolean started() {
        return started;
    }

    @Override
    public void abort() {
        Channels.run(channel, () -> {
            if (channel.isActive()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            Channels.close(channel);
        });
    }

    @Override
    public ByteBuf buffer(int capacity) {
        return writer.buffer(capacity);
    }
}
