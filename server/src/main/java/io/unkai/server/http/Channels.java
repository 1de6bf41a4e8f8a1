package io.unkai.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is done to channels without waiting for it; a channel on which it fails is closed. */
final class Channels {
    private static final Logger LOG = Logger.getLogger(Channels.class.getName());

    private Channels() {}

    static void send(Channel channel, Object message) {
        var _ = channel.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    static void close(Channel channel) {
        var _ = channel.close();
    }

    /** Closes once what was written is sent. */
    static void closeAfterWrites(Channel channel) {
        var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Runs something on the channel's event loop, unless that has ended and the channel with it. */
    static void run(Channel channel, Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The front has stopped", e);
        }
    }

    static void later(Channel channel, long nanos, Runnable task) {
        var _ = channel.eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
