package io.unkai.server.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on its event loop. It reads from the socket only while few messages wait; a client that says nothing at all, not even
 * that it is there, is dropped.
 */
final class WebSocketConnection extends ChannelInboundHandlerAdapter implements WebSocket {
    private static final Logger LOG = Logger.getLogger(WebSocketConnection.class.getName());
    /** Bytes of messages that wait before no more are read. */
    private static final int MOST_WAITING = 256 << 10;
    /** Questions whether the client is there that may stay without an answer. */
    private static final int MOST_UNANSWERED = 3;
    /** What a message costs beside its bytes. */
    private static final int OVERHEAD = 64;

    private final Front front;
    private final Channel channel;
    private final ChannelWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Message> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean held;
    private boolean ended;
    private int unanswered;

    WebSocketConnection(Front front, Channel channel) {
        this.front = front;
        this.channel = channel;
        this.writer = new ChannelWriter(channel, front);
    }

    /** Lets a service talk to the client until it returns. */
    void serve(WebSocket.Service service) {
        int code = FAILED;
        try {
            service.serve(this);
            code = NORMAL;
        } catch (IOException e) {
            LOG.log(Level.FINE, "A WebSocket broke", e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A WebSocket's service failed", e);
        } finally {
            close(code, "");
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        later();
    }

    private void later() {
        long idle = front.settings().timeouts().idle().toNanos();
        Channels.later(channel, idle / MOST_UNANSWERED, this::check);
    }

    private void check() {
        if (!channel.isActive()) {
            return;
        }
        if (unanswered == MOST_UNANSWERED) {
            Channels.close(channel);
        } else {
            unanswered++;
            Channels.send(channel, new PingWebSocketFrame());
            later();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        unanswered = 0;
        try {
            if (message instanceof WebSocketFrame frame) {
                take(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(WebSocketFrame frame) {
        front.metrics().received(frame.content().readableBytes());
        switch (frame) {
            case PingWebSocketFrame ping ->
                Channels.send(channel, new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame close -> closed(close.statusCode());
            case TextWebSocketFrame text -> keep(new Message(true, ByteBufUtil.getBytes(text.content())));
            case BinaryWebSocketFrame binary -> keep(new Message(false, ByteBufUtil.getBytes(binary.content())));
            default -> {
                // A pong has done its work by arriving.
            }
        }
    }

    /** The client has said its last word, be it an answer to ours. */
    private void closed(int code) {
        farewell(code < 0 ? NORMAL : code, "");
        Channels.closeAfterWrites(channel);
    }

    private void keep(Message message) {
        lock.lock();
        try {
            if (!ended) {
                waiting.add(message);
                waitingBytes += message.bytes().length + OVERHEAD;
                arrived.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        lock.lock();
        try {
            held = waitingBytes >= MOST_WAITING;
        } finally {
            lock.unlock();
        }
        if (!held) {
            channel.read();
        }
    }

    @Override
    public @Nullable Message receive(Duration patience) throws IOException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !ended) {
                if (left <= 0) {
                    throw new SocketTimeoutException("No message in time");
                }
                left = arrived.awaitNanos(left);
            }
            return next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted waiting for a message").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Message next() {
        var message = waiting.poll();
        if (message != null) {
            waitingBytes -= message.bytes().length + OVERHEAD;
            if (held && waitingBytes < MOST_WAITING) {
                held = false;
                Channels.run(channel, channel::read);
            }
        }
        return message;
    }

    @Override
    public void send(Message message) throws IOException {
        var bytes = Unpooled.wrappedBuffer(message.bytes());
        writer.write(
                message.text() ? new TextWebSocketFrame(bytes) : new BinaryWebSocketFrame(bytes),
                message.bytes().length);
    }

    @Override
    public void whenClosed(Runnable task) {
        var _ = channel.closeFuture().addListener(closed -> front.run(task));
    }

    @Override
    public void close(int code, String reason) {
        Channels.run(channel, () -> farewell(code, reason));
    }

    /** Says so, and waits a moment for the client to say it too: closing at once might lose what was sent before. */
    private void farewell(int code, String reason) {
        if (end() && channel.isActive()) {
            Channels.send(channel, new CloseWebSocketFrame(code, reason));
            Channels.later(channel, front.settings().timeouts().linger().toNanos(), () -> Channels.close(channel));
        }
    }

    /** No more messages will come; answers whether that is new. */
    private boolean end() {
        lock.lock();
        try {
            boolean first = !ended;
            ended = true;
            arrived.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            Channels.close(channel);
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
        var _ = end();
        writer.wake();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Level.FINE, "A WebSocket failed", cause);
        var _ = end();
        Channels.closeAfterWrites(channel);
    }
}
