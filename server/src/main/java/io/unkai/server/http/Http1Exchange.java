package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.TruncatedBodyException;
import java.nio.charset.StandardCharsets;

/** One request of an HTTP/1 connection: its body on the event loop's side, and what the two sides tell each other. */
final class Http1Exchange implements BodySource {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Http1Connection connection;
    private final Front front;
    private final Channel channel;
    private final RequestHead head;
    private final BodyDecoder decoder;
    private final RequestBody body;
    private boolean opened;
    private boolean full;
    private boolean begun;
    private boolean answered;
    private long drained;
    private volatile boolean broken;

    Http1Exchange(Http1Connection connection, Front front, Channel channel, RequestHead head) {
        this.connection = connection;
        this.front = front;
        this.channel = channel;
        this.head = head;
        this.decoder = new BodyDecoder(head.length(), front.settings().limits());
        this.body = new RequestBody(head.length(), front.settings(), this);
    }

    /** Takes what is there of the body, so that a small one is whole before anybody reads it, and has the request served. */
    void start(HttpRequest request, ChannelWriter writer, ByteBuf in) {
        if (head.expects() && head.length() == 0) {
            // S3 does too, and botocore, if it does not see it, misreads the answer to its next request.
            Channels.send(channel, Unpooled.wrappedBuffer(CONTINUE));
        }
        boolean more = feed(in);
        while (more) {
            more = feed(in);
        }
        front.run(new Exchange(front, request, body, new Http1Sink(this, writer)));
    }

    RequestHead head() {
        return head;
    }

    RequestBody body() {
        return body;
    }

    Channel channel() {
        return channel;
    }

    Front front() {
        return front;
    }

    boolean secure() {
        return connection.secure();
    }

    /** Takes what it can of the input; false where it can take no more for now. */
    boolean feed(ByteBuf in) {
        if (broken || full || decoder.done()) {
            return false;
        }
        ByteBuf piece;
        try {
            piece = decoder.next(in);
        } catch (RefusedException e) {
            broken = true;
            front.metrics().refused(e.refusal());
            body.refuse(e);
            return false;
        }
        boolean more = piece != null && take(piece);
        if (decoder.done()) {
            body.end(decoder.trailers());
            return false;
        }
        return more;
    }

    private boolean take(ByteBuf piece) {
        begun = true;
        if (answered) {
            drained += piece.readableBytes();
            piece.release();
            return true;
        }
        full = !body.offer(piece);
        return !full;
    }

    /** Whether the body needs bytes that have not been received. */
    boolean isHungry() {
        return !broken && !decoder.done() && (answered || opened && !full);
    }

    boolean bodyDone() {
        return decoder.done();
    }

    boolean answered() {
        return answered;
    }

    /** Whether too much is unread to keep the connection. */
    boolean isBeyondDraining() {
        return broken
                || drained + decoder.remaining() > front.settings().limits().drain();
    }

    /** No more bytes will come. */
    void inputClosed() {
        if (!decoder.done()) {
            broken = true;
            body.fail(new TruncatedBodyException("The client closed its connection in the middle of the request body"));
        }
    }

    /** Whether the connection can serve another request after this one, as far as is known when the answer starts. */
    boolean keepsAlive() {
        boolean unread = !body.ended() && !body.wasOpened();
        boolean tooMuch = unread
                && (head.expects() || head.length() > front.settings().limits().drain());
        return head.keepAlive() && !broken && !tooMuch && !front.stopping();
    }

    /** The answer was handed to the channel; called on the answer's thread. */
    void finished(boolean keepAlive) {
        connection.run(() -> ended(keepAlive));
    }

    /** The answer is these bytes: the event loop is woken once to send them and to go on. */
    void finished(byte[] answerHead, byte[] answerBody, boolean keepAlive) {
        connection.run(() -> {
            var bytes = channel.alloc().directBuffer(answerHead.length + answerBody.length);
            Channels.send(channel, bytes.writeBytes(answerHead).writeBytes(answerBody));
            ended(keepAlive);
        });
    }

    /** The answer ends HTTP on this connection. */
    void upgrade(byte[] answerHead, WebSocket.Service service) {
        connection.upgrade(answerHead, service);
    }

    private void ended(boolean keepAlive) {
        answered = true;
        full = false;
        body.close();
        connection.answered(this, keepAlive);
    }

    @Override
    public void opened() {
        connection.run(() -> {
            opened = true;
            if (head.expects() && !begun && !decoder.done() && !answered) {
                Channels.send(channel, Unpooled.wrappedBuffer(CONTINUE));
            }
        });
    }

    @Override
    public void drained() {
        connection.run(() -> full = false);
    }

    @Override
    public void stalled() {
        broken = true;
        front.metrics().refused(Refusal.TOO_SLOW);
    }
}
