package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1 connection on its event loop. It reads from the socket only what it is ready for and one piece more, and looks at a
 * request only when the one before it is answered.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Http1Connection.class.getName());

    private final Front front;
    private final Channel channel;
    private final boolean secure;
    private final @Nullable Tls tls;
    private final HeadScanner scanner;
    private final HeadParser parser;
    private final ChannelWriter writer;
    private final ConnectionTimer timer;
    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private @Nullable Http1Exchange current;
    private @Nullable Linger linger;
    private boolean inputClosed;
    private boolean reading;
    private boolean working;

    Http1Connection(Front front, Channel channel, boolean secure) {
        this.front = front;
        this.channel = channel;
        this.secure = secure;
        this.tls = Negotiated.of(channel);
        this.scanner = new HeadScanner(front.settings().limits());
        this.parser = new HeadParser(front.settings().limits());
        this.writer = new ChannelWriter(channel, front);
        this.timer = new ConnectionTimer(channel, front.settings().timeouts(), this::headTooSlow);
    }

    boolean secure() {
        return secure;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        timer.idle();
        Channels.run(channel, this::work);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        front.metrics().received(bytes.readableBytes());
        if (linger != null) {
            linger.discard(bytes);
            return;
        }
        in = Input.append(ctx.alloc(), in, bytes);
        work();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputClosed = true;
            work();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        writer.wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (current != null) {
            current.body().fail(new ClosedChannelException());
        }
        writer.wake();
        timer.stop();
        in.release();
        in = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var level =
                cause instanceof IOException || cause.getCause() instanceof IOException ? Level.FINE : Level.WARNING;
        LOG.log(level, "A connection failed", cause);
        Channels.close(channel);
    }

    /** Runs something on the event loop that may let the connection go on. */
    void run(Runnable change) {
        Channels.run(channel, () -> {
            change.run();
            work();
        });
    }

    /** Goes as far as the input allows. */
    private void work() {
        if (working || !channel.isOpen()) {
            return;
        }
        working = true;
        try {
            boolean going = true;
            while (going && linger == null) {
                going = step();
            }
            if (inputClosed) {
                atEndOfInput();
            }
            read();
        } catch (RefusedException e) {
            refuse(e.refusal(), String.valueOf(e.getMessage()));
        } finally {
            working = false;
        }
    }

    private boolean step() throws RefusedException {
        if (current == null) {
            return nextHead();
        }
        if (current.feed(in)) {
            return true;
        }
        if (!current.answered()) {
            return false;
        }
        if (current.bodyDone()) {
            current = null;
            timer.idle();
            return true;
        }
        if (current.isBeyondDraining()) {
            startLinger();
        }
        return false;
    }

    private boolean nextHead() throws RefusedException {
        int length = scanner.scan(in);
        if (length == 0) {
            if (in.isReadable()) {
                timer.headBegun();
            }
            return false;
        }
        timer.headDone();
        byte[] bytes = ByteBufUtil.getBytes(in, in.readerIndex(), length);
        if (!secure && Http2Switch.isPreface(bytes)) {
            Http2Switch.byPreface(front, channel, this, handOver());
            return false;
        }
        var head = parser.parse(bytes);
        if (!secure && Http2Switch.isUpgrade(head)) {
            Http2Switch.byUpgrade(front, channel, this, handOver());
            return false;
        }
        in.skipBytes(length);
        begin(head);
        return true;
    }

    /** Goes on as a WebSocket. */
    void upgrade(byte[] head, WebSocket.Service service) {
        Channels.run(channel, () -> {
            if (inputClosed) {
                Channels.close(channel);
            } else if (channel.isActive()) {
                WebSocketSwitch.run(front, channel, this, head, handOver(), service);
            }
        });
    }

    private ByteBuf handOver() {
        timer.stop();
        var received = in;
        in = Unpooled.EMPTY_BUFFER;
        return received;
    }

    private void begin(RequestHead head) throws RefusedException {
        if (!front.started()) {
            throw new RefusedException(Refusal.BUSY, "Too many requests at once");
        }
        var exchange = new Http1Exchange(this, front, channel, head);
        current = exchange;
        var remote = (InetSocketAddress) channel.remoteAddress();
        exchange.start(
                new HttpRequest(head.method(), head.target(), head.headers(), exchange.body(), remote, secure, tls),
                writer,
                in);
    }

    /** The answer of the current exchange is on its way. */
    void answered(Http1Exchange exchange, boolean keepAlive) {
        if (exchange == current && !keepAlive) {
            if (exchange.bodyDone()) {
                Channels.closeAfterWrites(channel);
                linger = new Linger(channel, front.settings(), secure);
            } else {
                startLinger();
            }
        } else if (front.stopping() && exchange.bodyDone()) {
            Channels.closeAfterWrites(channel);
        }
    }

    private void atEndOfInput() {
        if (linger != null) {
            Channels.closeAfterWrites(channel);
        } else if (current == null) {
            Channels.closeAfterWrites(channel);
        } else if (!current.bodyDone() && !in.isReadable()) {
            current.inputClosed();
            if (current.answered()) {
                Channels.closeAfterWrites(channel);
            }
        }
    }

    private void read() {
        boolean wanted = linger != null || current == null || current.isHungry() || readsAhead(current);
        if (wanted && !reading && !inputClosed && channel.isActive()) {
            reading = true;
            channel.read();
        }
    }

    /** One read ahead of the next request spares the kernel being told twice for each that the socket is watched. */
    private boolean readsAhead(Http1Exchange exchange) {
        return exchange.bodyDone() && !in.isReadable();
    }

    private void headTooSlow() {
        if (current == null && linger == null) {
            refuse(Refusal.TOO_SLOW, "The request header did not arrive in time");
        }
    }

    private void refuse(Refusal refusal, String message) {
        front.metrics().refused(refusal);
        var answer = Refusals.answer(refusal, message);
        byte[] body = (refusal.reason() + ": " + message + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] head = AnswerHead.encode(
                answer, body.length, false, "close", front.date().value());
        Channels.send(channel, Unpooled.wrappedBuffer(head, body));
        startLinger();
    }

    private void startLinger() {
        in.release();
        in = Unpooled.EMPTY_BUFFER;
        linger = new Linger(channel, front.settings(), secure);
        linger.start();
        read();
    }
}
