package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.unkai.kernel.schema.FileStream;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Writes one answer to an HTTP/2 stream. */
final class Http2Sink implements AnswerSink {
    private final Http2Exchange exchange;
    private final Channel stream;
    private final ChannelWriter writer;
    private final Front front;
    private boolean started;

    Http2Sink(Http2Exchange exchange, Channel stream, ChannelWriter writer, Front front) {
        this.exchange = exchange;
        this.stream = stream;
        this.writer = writer;
        this.front = front;
    }

    @Override
    public void whole(HttpResponse answer, long length, byte[] body) throws IOException {
        writer.write(new DefaultHttp2HeadersFrame(headers(answer, length), body.length == 0), 0);
        if (body.length > 0) {
            writer.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true), body.length);
        }
        exchange.finished();
    }

    @Override
    public void head(HttpResponse answer, long length) throws IOException {
        writer.write(new DefaultHttp2HeadersFrame(headers(answer, length)), 0);
    }

    private Http2Headers headers(HttpResponse answer, long length) {
        var headers = new DefaultHttp2Headers().status(Integer.toString(answer.status()));
        for (var field : answer.headers().fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!AnswerHead.isOwn(name)) {
                AnswerHead.check(name, field.value());
                headers.add(name, field.value());
            }
        }
        if (!headers.contains("date")) {
            headers.add("date", front.date().value());
        }
        if (length >= 0) {
            headers.add("content-length", Long.toString(length));
        }
        started = true;
        return headers;
    }

    @Override
    public void bytes(ByteBuf bytes) throws IOException {
        int length = bytes.readableBytes();
        writer.write(new DefaultHttp2DataFrame(bytes), length);
    }

    @Override
    public boolean takesFiles() {
        return false;
    }

    @Override
    public void file(FileStream file) {
        throw new UnsupportedOperationException("HTTP/2 frames what it sends");
    }

    @Override
    public void end(Map<String, String> trailers) throws IOException {
        if (trailers.isEmpty()) {
            writer.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true), 0);
        } else {
            var headers = new DefaultHttp2Headers();
            trailers.forEach((name, value) -> {
                AnswerHead.check(name, value);
                headers.add(name.toLowerCase(Locale.ROOT), value);
            });
            writer.write(new DefaultHttp2HeadersFrame(headers, true), 0);
        }
        exchange.finished();
    }

    @Override
    public void upgrade(HttpResponse answer, WebSocket.Service service) {
        throw new UnsupportedOperationException("HTTP/2 has no upgrade, and no field that asks for one");
    }

    @Override
    public boolean started() {
        return started;
    }

    @Override
    public void abort() {
        Channels.run(stream, () -> {
            if (stream.isActive()) {
                Channels.send(stream, new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
            }
        });
    }

    @Override
    public ByteBuf buffer(int capacity) {
        return writer.buffer(capacity);
    }
}
