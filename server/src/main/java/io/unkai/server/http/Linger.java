package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/**
 * The end of a connection whose client may still be sending: closing at once would make the kernel reset the connection, and
 * the client could lose the answer it has not read.
 */
final class Linger {
    private static final int DRAINS = 64;

    private final Channel channel;
    private final boolean secure;
    private final long nanos;
    private long left;

    Linger(Channel channel, HttpSettings settings, boolean secure) {
        this.channel = channel;
        this.secure = secure;
        this.nanos = settings.timeouts().linger().toNanos();
        this.left = (long) settings.limits().drain() * DRAINS;
    }

    /** Says that no more will be sent, and closes when the client does or its time is up. */
    void start() {
        var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            if (!sent.isSuccess()) {
                Channels.close(channel);
            } else if (!secure && channel instanceof DuplexChannel duplex) {
                var _ = duplex.shutdownOutput();
            }
            Channels.later(channel, nanos, () -> Channels.close(channel));
        });
    }

    /** Reads bytes away, within bounds. */
    void discard(ByteBuf bytes) {
        left -= bytes.readableBytes();
        bytes.release();
        if (left < 0) {
            Channels.close(channel);
        }
    }
}
