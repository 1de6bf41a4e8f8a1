package io.unkai.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 stream on its event loop. Its window opens only as the body is read. */
final class Http2Exchange extends ChannelInboundHandlerAdapter implements BodySource {
    private static final Logger LOG = Logger.getLogger(Http2Exchange.class.getName());

    private final Front front;
    private final Channel stream;
    private final boolean secure;
    private final ChannelWriter writer;
    private @Nullable RequestBody body;
    private boolean expects;
    private boolean paused;
    private boolean wanted;
    private boolean answered;

    Http2Exchange(Front front, Channel stream, boolean secure) {
        this.front = front;
        this.stream = stream;
        this.secure = secure;
        this.writer = new ChannelWriter(stream, front);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        try {
            switch (frame) {
                case Http2HeadersFrame headers when body == null -> begin(headers);
                case Http2HeadersFrame trailers
                when trailers.isEndStream() -> end(Http2Head.fields(trailers.headers()));
                case Http2DataFrame data -> take(data);
                default -> LOG.log(Level.FINE, "An HTTP/2 frame without use: {0}", frame);
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (wanted && !paused) {
            ctx.read();
        }
    }

    private void begin(Http2HeadersFrame frame) {
        Http2Head head;
        try {
            head = Http2Head.parse(
                    frame.headers(), frame.isEndStream(), front.settings().limits());
            if (front.stopping() || !front.started()) {
                throw new RefusedException(Refusal.BUSY, "Too many requests at once");
            }
        } catch (RefusedException e) {
            refuse(e);
            return;
        }
        expects = head.expects();
        var content = new RequestBody(head.length(), front.settings(), this);
        body = content;
        if (frame.isEndStream()) {
            content.end(Headers.empty());
        }
        var remote = (InetSocketAddress) stream.parent().remoteAddress();
        var tls = Negotiated.of(stream.parent());
        var request = new HttpRequest(head.method(), head.target(), head.headers(), content, remote, secure, tls);
        front.run(new Exchange(front, request, content, new Http2Sink(this, stream, writer, front)));
    }

    private void refuse(RefusedException e) {
        front.metrics().refused(e.refusal());
        answered = true;
        var answer = Refusals.answer(e.refusal(), String.valueOf(e.getMessage()));
        var sink = new Http2Sink(this, stream, writer, front);
        front.run(() -> {
            try {
                sink.whole(answer, answer.body().length(), answer.body().open().readAllBytes());
            } catch (IOException gone) {
                LOG.log(Level.FINE, "A refusal was not sent", gone);
            }
        });
    }

    private void take(Http2DataFrame data) {
        var content = body;
        if (content == null || answered) {
            return;
        }
        expects = false;
        paused = !content.offer(data.content().retain());
        if (data.isEndStream()) {
            end(Headers.empty());
        }
    }

    private void end(Headers trailers) {
        wanted = false;
        if (body != null) {
            body.end(trailers);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        writer.wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (body != null) {
            body.fail(new IOException("The client reset the stream"));
        }
        writer.wake();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Level.FINE, "An HTTP/2 stream failed", cause);
        Channels.close(ctx.channel());
    }

    @Override
    public void opened() {
        Channels.run(stream, () -> {
            wanted = true;
            if (expects) {
                Channels.send(stream, new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("100")));
            }
            stream.read();
        });
    }

    @Override
    public void drained() {
        Channels.run(stream, () -> {
            paused = false;
            stream.read();
        });
    }

    @Override
    public void stalled() {
        front.metrics().refused(Refusal.TOO_SLOW);
    }

    /** The answer was handed to the channel: a client that is still sending may stop. */
    void finished() {
        Channels.run(stream, () -> {
            answered = true;
            if (stream.isActive() && (body == null || !body.ended())) {
                Channels.send(stream, new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
            }
        });
    }
}
